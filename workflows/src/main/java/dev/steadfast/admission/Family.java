package dev.steadfast.admission;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of a family an account goes through one playbook at a time, the one of the highest priority. */
public final class Family {

    private Family() {}

    /**
     * A run that holds the family.
     *
     * @param leaving whether it is on its way out already
     */
    public record Holder(String enrolment, Playbook playbook, boolean leaving) {}

    /**
     * How a family stands to one who wants to enter.
     *
     * @param refusal why not; null when nothing is in the way
     * @param ended runs that are on their way out already
     * @param lower runs that have to make room
     */
    public record Standing(@Nullable String refusal, List<String> ended, List<String> lower) {

        /** Nothing is in the way. */
        public static final Standing FREE = new Standing(null, List.of(), List.of());
    }

    /** Whether a run makes room by itself: it has finished, or does its last steps. */
    public static boolean isLeaving(CadenceState state) {
        return state.isFinished() || state.ending() != null;
    }

    /**
     * Whether there is room for a run of {@code mine}.
     *
     * @param holders open runs of its family
     */
    public static Standing standing(Playbook mine, List<Holder> holders) {
        List<String> ended = new ArrayList<>();
        List<String> lower = new ArrayList<>();
        for (Holder holder : holders) {
            if (holder.leaving()) {
                ended.add(holder.enrolment());
            } else if (mine.precedence().priority()
                    > holder.playbook().precedence().priority()) {
                lower.add(holder.enrolment());
            } else {
                return refused(mine, holder.playbook());
            }
        }
        return new Standing(null, ended, lower);
    }

    /** There is no room, because of a run of {@code theirs}. */
    public static Standing refused(Playbook mine, Playbook theirs) {
        String reason = "is in " + theirs.name() + ", of the same family "
                + mine.precedence().family()
                + ", whose priority " + theirs.precedence().priority() + " is not below "
                + mine.precedence().priority();
        return new Standing(reason, List.of(), List.of());
    }
}
