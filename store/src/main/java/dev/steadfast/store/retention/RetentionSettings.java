package dev.steadfast.store.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long details are kept. What was done and why stays on the timeline in any case, and every message in the ledger.
 *
 * @param details the history of each message, and the facts that a decision saw; null keeps them for ever
 */
@ConfigurationProperties("steadfast.retention")
public record RetentionSettings(@Nullable Duration details) {

    private static final Duration SHORTEST = Duration.ofDays(30);

    public RetentionSettings {
        if (details != null && details.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("steadfast.retention.details must be at least 30d, or empty to keep"
                    + " everything; it is " + details);
        }
    }
}
