package dev.steadfast.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** The days on which a customer does not work, wherever that is known from. */
@FunctionalInterface
public interface Holidays {

    /** Of a customer whose country nobody knows. */
    Holidays NONE = day -> Optional.empty();

    /** The English name of the holiday on {@code day}, empty on any other day. */
    Optional<String> on(LocalDate day);
}
