package dev.steadfast.store.commands;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param reason why it was refused or too late
 */
public record CommandStatus(
        String id,
        String enrolment,
        String type,
        State state,
        @Nullable String reason,
        String by,
        Instant at) {

    /** Pending until the run has folded it. */
    public enum State {
        PENDING,
        APPLIED,
        REFUSED,
        LATE
    }
}
