package dev.steadfast.template;

import org.jspecify.annotations.Nullable;

/**
 * Links that a letter carries beside its text; they are its reader's own.
 *
 * @param unsubscribe where the reader says that there should be no more letters of this kind; null where a letter has to
 *     come whether it is liked or not
 * @param scale the answers to its question; null where it asks none
 * @param tracking null where nobody looks after the reader
 */
public record LetterLinks(
        @Nullable String unsubscribe,
        @Nullable Scale scale,
        @Nullable Tracking tracking) {

    public static final LetterLinks NONE = new LetterLinks(null, null, null);
}
