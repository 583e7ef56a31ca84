package dev.steadfast.store.events;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event must look like. */
final class EventRules {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final int LONGEST = 200;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private EventRules() {}

    /** Why the event is not accepted. */
    static Optional<String> broken(IncomingEvent event) {
        if (event.id().isBlank() || event.id().length() > LONGEST) {
            return Optional.of("id: 1 to " + LONGEST + " characters are allowed");
        }
        if (event.type().length() > LONGEST || !TYPE.matcher(event.type()).matches()) {
            return Optional.of("type: \"" + shortened(event.type())
                    + "\" is not an event type; write it like milestone.first_value");
        }
        if (event.account().isBlank() || event.account().length() > LONGEST) {
            return Optional.of("account: the account's id is missing or too long");
        }
        if (event.otherNames().stream().anyMatch(name -> name.length() > LONGEST)) {
            return Optional.of("account: a name of the account is longer than " + LONGEST + " characters");
        }
        Instant at = event.at();
        if (at != null && at.isBefore(EARLIEST)) {
            return Optional.of("at: " + at + " is before " + EARLIEST);
        }
        if (Stream.of(List.of(event.id(), event.account()), event.otherNames(), event.data())
                .anyMatch(EventRules::hasNul)) {
            return Optional.of("a text in it has the character U+0000, which cannot be stored");
        }
        return ConsentEvents.broken(event);
    }

    private static boolean hasNul(@Nullable Object value) {
        return switch (value) {
            case String text -> text.indexOf('\0') >= 0;
            case Collection<?> all -> all.stream().anyMatch(EventRules::hasNul);
            case Map<?, ?> all -> hasNul(all.keySet()) || hasNul(all.values());
            case null, default -> false;
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
