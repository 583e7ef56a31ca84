package dev.steadfast.store.touches;

import java.time.Instant;

/** What came of a claim. */
public sealed interface Claimed {

    /** The message may be sent, by nobody else. */
    record Yes() implements Claimed {}

    /** Another attempt may still be sending; ask again after {@code deadline}, wall-clock time. */
    record Busy(Instant deadline) implements Claimed {}

    /** Another attempt began and never said how it ended: the message may or may not have left. */
    record Uncertain() implements Claimed {}

    /** The message left, and the result was not stored. */
    record AlreadySent() implements Claimed {}
}
