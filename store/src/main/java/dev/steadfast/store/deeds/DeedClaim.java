package dev.steadfast.store.deeds;

import java.time.Instant;
import java.util.Map;

/**
 * The right to act once.
 *
 * @param token of this attempt: an older one's writes change nothing
 * @param details values that go along, the same for every attempt
 * @param begunAt wall-clock time of the first claim
 * @param failures answers of earlier attempts that were no success
 * @param doubts calls of earlier attempts that never got an answer
 * @param doubtful whether an earlier attempt may have acted
 */
public record DeedClaim(
        DeedKey key,
        String token,
        Map<String, String> details,
        Instant begunAt,
        int failures,
        int doubts,
        boolean doubtful) {

    public DeedClaim {
        details = Map.copyOf(details);
    }
}
