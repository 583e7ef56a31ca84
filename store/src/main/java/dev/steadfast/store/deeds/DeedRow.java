package dev.steadfast.store.deeds;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deed as the ledger has it.
 *
 * @param connector the system that was asked first
 * @param details values that go along, as they were written down with the first claim
 * @param token of the attempt that last claimed it
 * @param deadline wall-clock time until which that attempt may be acting
 * @param begunAt wall-clock time of the first claim
 * @param notBefore wall-clock time before which the provider wants to hear nothing
 * @param failures answers that were no success
 * @param doubts calls that never got an answer
 * @param answer the provider's words, or what happened instead
 */
public record DeedRow(
        String connector,
        Map<String, String> details,
        DeedState state,
        String token,
        Instant deadline,
        Instant begunAt,
        @Nullable Instant notBefore,
        int failures,
        int doubts,
        @Nullable String answer) {

    public DeedRow {
        details = Map.copyOf(details);
    }
}
