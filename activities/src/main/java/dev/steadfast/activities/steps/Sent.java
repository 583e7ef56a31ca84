package dev.steadfast.activities.steps;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one message. */
public sealed interface Sent {

    /** The provider's words, or what happened instead. */
    String text();

    /**
     * The provider has the message.
     *
     * @param providerId what the provider calls it, where it calls it anything: later news may name it so
     */
    record Accepted(String text, @Nullable String providerId) implements Sent {
        public Accepted(String text) {
            this(text, null);
        }
    }

    /** The provider will never take the message, or there is none to give it. */
    record Refused(String text) implements Sent {}

    /** The message has certainly not left; it may be tried again. */
    record Failed(String text) implements Sent {}

    /**
     * Not now: others go first, or the provider wants to be asked later. The message has not left, and nothing has failed.
     *
     * @param after how long to wait; null where nobody says
     */
    record NotYet(String text, @Nullable Duration after) implements Sent {
        public NotYet(String text) {
            this(text, null);
        }
    }

    /** The message may or may not have left. */
    record Unknown(String text) implements Sent {}
}
