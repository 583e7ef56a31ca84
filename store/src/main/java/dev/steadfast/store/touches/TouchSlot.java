package dev.steadfast.store.touches;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message as the ledger has it.
 *
 * @param token of the attempt that last claimed it
 * @param deadline wall-clock time until which that attempt may be sending
 * @param failures of all attempts
 * @param answer of the provider, or what happened instead
 */
public record TouchSlot(
        int slot,
        String recipient,
        State state,
        String token,
        Instant deadline,
        int failures,
        @Nullable String answer) {

    /** How far a message has come. */
    public enum State {
        /** Nobody has tried yet. */
        PLANNED,
        /** An attempt has begun, and has not said how it ended. */
        SENDING,
        SENT,
        /** It certainly has not left, and may be tried again. */
        FAILED,
        /** It may have left, and may be tried again all the same. */
        UNCERTAIN,
        /** It is not tried again unasked. */
        PARKED;

        /** As the table has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean ended() {
            return this == SENT || this == PARKED;
        }
    }

    /** The same message, further on. */
    public TouchSlot as(State next, String words) {
        return new TouchSlot(slot, recipient, next, token, deadline, failures, words);
    }
}
