package dev.steadfast.store.touches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as the ledger has it.
 *
 * @param token of the attempt that last claimed it
 * @param deadline wall-clock time until which that attempt may be sending
 * @param failures of all attempts
 * @param answer of the provider, or what happened instead
 * @param heard what was said of it while it was being sent; takes effect when the attempt ends
 */
public record TouchSlot(
        int slot,
        String recipient,
        TouchState state,
        String token,
        Instant deadline,
        int failures,
        @Nullable String answer,
        @Nullable TouchState heard) {

    /** A message of which nothing was heard. */
    public TouchSlot(
            int slot,
            String recipient,
            TouchState state,
            String token,
            Instant deadline,
            int failures,
            @Nullable String answer) {
        this(slot, recipient, state, token, deadline, failures, answer, null);
    }

    /** The same message, further on. */
    public TouchSlot as(TouchState next, String words) {
        return new TouchSlot(slot, recipient, next, token, deadline, failures, words, heard);
    }
}
