package dev.steadfast.store.versions;

import org.jspecify.annotations.Nullable;

/**
 * Who changes something, and why.
 *
 * @param note in the person's own words
 */
public record Author(String by, @Nullable String note) {

    /** {@code what}, by whom and why, for the timeline. */
    String tells(String what) {
        return what + " by " + by + (note == null || note.isBlank() ? "" : ": " + note);
    }
}
