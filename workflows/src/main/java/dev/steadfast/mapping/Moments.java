package dev.steadfast.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Moments as systems write them: ISO 8601 with an offset, or seconds or milliseconds since 1970. */
final class Moments {

    /** As seconds this is the year 5138, as milliseconds 1973. */
    private static final BigDecimal LEAST_MILLISECONDS = new BigDecimal("100000000000");

    private static final BigDecimal MOST_MILLISECONDS = new BigDecimal("100000000000000");

    private Moments() {}

    static Optional<Instant> read(Object value) {
        String text = value.toString().strip();
        try {
            return text.matches("\\d{1,14}(\\.\\d{1,9})?") ? number(new BigDecimal(text)) : Optional.of(iso(text));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant iso(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Optional<Instant> number(BigDecimal number) {
        BigDecimal milliseconds = number.compareTo(LEAST_MILLISECONDS) >= 0 ? number : number.movePointRight(3);
        return milliseconds.compareTo(MOST_MILLISECONDS) < 0
                ? Optional.of(Instant.ofEpochMilli(milliseconds.longValue()))
                : Optional.empty();
    }
}
