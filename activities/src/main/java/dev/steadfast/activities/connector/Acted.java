package dev.steadfast.activities.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an order. Whatever goes wrong is an answer, too. */
public sealed interface Acted {

    /** The provider's words, or what happened instead; one line. */
    String text();

    /**
     * It is done, now or by an earlier attempt.
     *
     * @param externalId what the provider calls the thing that was made or changed
     */
    record Done(String text, @Nullable String externalId, Aftermath aftermath) implements Acted {

        public static Done of(String text, @Nullable String externalId) {
            return new Done(text, externalId, Aftermath.NONE);
        }
    }

    /** It will never be done like this; a person has to look at it. */
    record Refused(String text) implements Acted {}

    /**
     * It has failed for now, and may be tried again.
     *
     * @param mayHaveActed whether the next attempt has to look first
     */
    record Failed(String text, boolean mayHaveActed) implements Acted {}

    /** The provider wants to be asked later. Nothing was done. */
    record Limited(String text, Duration delay) implements Acted {}

    /** No answer came: it may have been done or not. */
    record Unknown(String text) implements Acted {}
}
