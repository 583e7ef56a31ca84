package dev.steadfast.store.touches;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a message has come, and the one table of what may follow what. */
public enum TouchState {
    /** Nobody has tried yet. */
    PLANNED,
    /** An attempt has begun, and has not said how it ended. */
    SENDING,
    /** The provider has it. */
    SENT,
    /** The provider says that it arrived. */
    DELIVERED,
    OPENED,
    CLICKED,
    REPLIED,
    /** It came back: it never arrived. */
    BOUNCED,
    /** The reader called it spam. */
    COMPLAINED,
    /** It certainly has not left, and may be tried again. */
    FAILED,
    /** It is not sent at all. */
    SKIPPED,
    /** It is sent later. */
    DEFERRED,
    /** It may have left, and may be tried again all the same. */
    UNCERTAIN,
    /** It is not tried again unasked. */
    PARKED;

    /** What others say of a message that they have or had. */
    private static final Set<TouchState> SAID =
            Collections.unmodifiableSet(EnumSet.of(DELIVERED, OPENED, CLICKED, REPLIED, BOUNCED, COMPLAINED));

    /** As tables, JSON and pages say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that a table or a caller names so. */
    public static TouchState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the step need not wait for it any more. */
    public boolean ended() {
        return this == SKIPPED || this == PARKED || left();
    }

    /** Whether it has certainly left us, whatever became of it. */
    public boolean left() {
        return switch (this) {
            case SENT, DELIVERED, OPENED, CLICKED, REPLIED, BOUNCED, COMPLAINED -> true;
            case PLANNED, SENDING, FAILED, SKIPPED, DEFERRED, UNCERTAIN, PARKED -> false;
        };
    }

    /** Whether a message in this state may be in that one next. */
    public boolean mayBecome(TouchState next) {
        return next().contains(next);
    }

    /** The words of every state that may be followed by this one, for a statement that changes rows. */
    String[] predecessors() {
        return Arrays.stream(values())
                .filter(state -> state.mayBecome(this))
                .map(TouchState::word)
                .toArray(String[]::new);
    }

    /** The table. Whatever has left never leaves again; what is parked is sent again only by way of {@link #DEFERRED}. */
    private Set<TouchState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(SENDING, SKIPPED, DEFERRED, PARKED);
            // an earlier attempt may have left all the same, and somebody may say so at any time
            case DEFERRED, FAILED -> and(EnumSet.of(SENDING, SKIPPED, DEFERRED, PARKED), SAID);
            case SENDING -> and(EnumSet.of(SENDING, SENT, FAILED, UNCERTAIN, PARKED), SAID);
            // put off it would be sent without anybody asking whether it has left
            case UNCERTAIN -> and(EnumSet.of(SENDING, SENT, SKIPPED, PARKED), SAID);
            case PARKED -> and(EnumSet.of(SENT, SKIPPED, DEFERRED), SAID);
            case SENT -> SAID;
            case DELIVERED -> EnumSet.of(OPENED, CLICKED, REPLIED, BOUNCED, COMPLAINED);
            case OPENED -> EnumSet.of(CLICKED, REPLIED, COMPLAINED);
            case CLICKED -> EnumSet.of(REPLIED, COMPLAINED);
            case REPLIED, BOUNCED -> EnumSet.of(COMPLAINED);
            case COMPLAINED, SKIPPED -> EnumSet.noneOf(TouchState.class);
        };
    }

    private static Set<TouchState> and(EnumSet<TouchState> some, Set<TouchState> more) {
        some.addAll(more);
        return some;
    }
}
