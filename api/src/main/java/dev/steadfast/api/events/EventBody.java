package dev.steadfast.api.events;

import dev.steadfast.api.errors.Violation;
import dev.steadfast.store.events.IncomingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it comes in.
 *
 * @param id the sender's; the same id again is the same event
 * @param type such as {@code milestone.first_value}
 * @param account whom it concerns
 * @param at when it happened; by default now
 * @param data anything more
 */
record EventBody(
        @Nullable String id,
        @Nullable String type,
        @Nullable String account,
        @Nullable Instant at,
        @Nullable Map<String, Object> data) {

    /** What is missing. */
    List<Violation> violations() {
        return Stream.of(required("id", id), required("type", type), required("account", account))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The event, of which nothing is missing. */
    IncomingEvent event() {
        return new IncomingEvent(
                Objects.requireNonNull(id),
                Objects.requireNonNull(type),
                Objects.requireNonNull(account),
                at,
                data == null ? Map.of() : data);
    }

    private static Optional<Violation> required(String name, @Nullable String value) {
        return value == null || value.isBlank()
                ? Optional.of(new Violation(name, value, "is required"))
                : Optional.empty();
    }
}
