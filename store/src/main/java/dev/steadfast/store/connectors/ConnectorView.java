package dev.steadfast.store.connectors;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Another system, as outsiders see it; all moments are of the wall clock.
 *
 * @param name such as {@code stripe}
 * @param kind what it is for: crm, support, billing or access
 * @param place where calls go; absent where it is not set up
 * @param lastError what it said, or what happened instead, when a call last failed
 * @param limitedUntil until when it wants to hear nothing; absent when it takes calls
 * @param rateLeft how many calls it says are left, in its own words
 * @param trial the last time somebody tried it
 */
public record ConnectorView(
        String name,
        String kind,
        State state,
        @Nullable String place,
        @Nullable Instant lastCallAt,
        @Nullable Instant lastOkAt,
        @Nullable Instant lastErrorAt,
        @Nullable String lastError,
        @Nullable Instant limitedUntil,
        @Nullable String rateLeft,
        @Nullable Trial trial) {

    /** How it is. */
    public enum State {
        /** No settings for it: what it would do becomes a task. */
        OFF,
        /** Its last call went well, or none was made yet. */
        UP,
        /** It asked for patience. */
        LIMITED,
        /** Its last call failed. */
        DEGRADED;

        /** As JSON and pages say it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A harmless call that somebody asked for.
     *
     * @param ok absent until a worker has answered
     * @param found what it said
     */
    public record Trial(
            String id,
            String by,
            Instant at,
            @Nullable Boolean ok,
            @Nullable String found) {}
}
