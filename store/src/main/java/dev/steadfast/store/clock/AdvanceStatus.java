package dev.steadfast.store.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an advance of a test clock has come.
 *
 * @param performed due moments visited so far
 * @param message why it failed
 */
public record AdvanceStatus(
        long id,
        String clock,
        Instant from,
        Instant target,
        int performed,
        State state,
        @Nullable String message) {

    /** Whether it still goes on. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
