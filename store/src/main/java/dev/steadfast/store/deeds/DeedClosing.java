package dev.steadfast.store.deeds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param answer the provider's words, or what happened instead
 * @param externalId what the provider calls the thing it made or changed
 * @param failed whether the answer was no success
 * @param doubted whether there was none
 * @param notBefore wall-clock time before which nothing may be tried
 */
public record DeedClosing(
        DeedState state,
        String answer,
        @Nullable String externalId,
        boolean failed,
        boolean doubted,
        @Nullable Instant notBefore) {

    /** Nothing more is to be done. */
    public static DeedClosing ended(DeedState state, String answer, @Nullable String externalId) {
        return new DeedClosing(state, answer, externalId, false, false, null);
    }
}
