package dev.steadfast.store.events;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.ExternalId;
import dev.steadfast.store.enrolments.Arrival;
import dev.steadfast.store.identity.AccountDirectory.Known;
import dev.steadfast.store.identity.Names;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event with what is known of whom it concerns.
 *
 * @param names in the order in which they are tried
 * @param known absent where none of the names is
 */
record Addressed(
        IncomingEvent event, List<String> names, @Nullable Known known) {

    static Addressed of(IncomingEvent event, Map<String, Known> directory) {
        List<String> names = Names.of(event.account(), event.otherNames());
        return new Addressed(event, names, find(names, directory));
    }

    /** The account behind the first name that is known. */
    static @Nullable Known find(List<String> names, Map<String, Known> directory) {
        return names.stream()
                .map(directory::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    boolean isKnown() {
        return known != null;
    }

    /** Nothing happens later than it is told: a device whose clock is ahead must not have its customers wait for that day. */
    Arrival arrival(Function<Long, Instant> clock) {
        Instant now = clock.apply(known == null ? 0L : known.offset());
        Instant at = event.at();
        return new Arrival(
                event.id(),
                event.type(),
                known == null ? names.getFirst() : known.account(),
                at == null || at.isAfter(now) ? now : at,
                event.data());
    }

    /** The names that other systems gave, among these. */
    static List<ExternalId> external(List<String> names) {
        return names.stream().flatMap(Addressed::external).toList();
    }

    private static Stream<ExternalId> external(String name) {
        try {
            return Optional.of(ExternalId.read(name)).stream();
        } catch (BrokenRule none) {
            return Stream.empty();
        }
    }
}
