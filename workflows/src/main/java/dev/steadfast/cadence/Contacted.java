package dev.steadfast.cadence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When somebody was lately written to, by any playbook. All instants are business time.
 *
 * @param lifecycle the messages of at least the last 7 days that are not transactional
 * @param survey the last survey
 */
public record Contacted(List<Instant> lifecycle, @Nullable Instant survey) {

    public Contacted {
        lifecycle = List.copyOf(lifecycle);
    }

    /** By one message, one survey, or none. */
    public static Contacted at(@Nullable Instant lifecycle, @Nullable Instant survey) {
        return new Contacted(lifecycle == null ? List.of() : List.of(lifecycle), survey);
    }
}
