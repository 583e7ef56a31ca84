package dev.steadfast.store.touches;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the claim of a message holds. A worker that dies in between keeps the message from everybody until then.
 *
 * @param longestSend longer than any provider's time-outs
 */
@ConfigurationProperties("steadfast.claims")
public record ClaimSettings(@DefaultValue("60s") Duration longestSend) {

    private static final Duration SHORTEST = Duration.ofSeconds(6);

    public ClaimSettings {
        if (longestSend.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("steadfast.claims.longest-send (STEADFAST_CLAIMS_LONGESTSEND) is "
                    + longestSend.toMillis() + " ms; a message needs time to leave, so at least 6s");
        }
    }

    /**
     * Nothing leaves in the last moments of a claim, so that two machines' clocks need not agree to the second; and no
     * claim is made so late that it could outlast the activity.
     */
    public Duration longestAttempt() {
        return longestSend.multipliedBy(5).dividedBy(6);
    }

    /** After this an activity counts as lost with its worker: an attempt's last claim has run out by then. */
    public Duration longestStep() {
        return longestSend.multipliedBy(2);
    }
}
