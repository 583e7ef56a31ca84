package dev.steadfast.cadence;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the customer has reacted to the messages of a run: ids of their steps, or null where nothing tracks it, so that
 * nobody can say.
 *
 * @param opened steps whose message was opened
 * @param clicked steps in whose message a link was followed
 * @param replied steps whose message was answered
 */
public record Engagement(
        @Nullable Set<String> opened,
        @Nullable Set<String> clicked,
        @Nullable Set<String> replied) {

    /** Nothing is tracked. */
    public static final Engagement UNTRACKED = new Engagement(null, null, null);

    public Engagement {
        opened = opened == null ? null : Set.copyOf(opened);
        clicked = clicked == null ? null : Set.copyOf(clicked);
        replied = replied == null ? null : Set.copyOf(replied);
    }
}
