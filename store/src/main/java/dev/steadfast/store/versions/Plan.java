package dev.steadfast.store.versions;

import dev.steadfast.playbook.Problem;
import dev.steadfast.simulation.TouchChanges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a folder would do.
 *
 * @param problems of its files; with an error among them nothing can be published, and there are no playbooks here
 * @param settings which of {@code team.yaml} and {@code attributes.yaml} would be replaced
 */
public record Plan(List<Problem> problems, List<String> settings, List<OfPlaybook> playbooks) {

    /**
     * What publishing would do to one playbook.
     *
     * @param version that accounts enter now; null where they enter none
     * @param nextVersion that they would enter; null where that would not change
     * @param runsInFlight open runs of any version
     * @param runsMoving those of them that would go to another version
     * @param runsPlayed how many of these were played in both versions: where fewer than all, they were drawn by chance
     * @param touches of the runs that were played
     * @param refused of the runs that were played, those that would stay where they are
     * @param accounts the runs of the accounts that were asked for
     */
    public record OfPlaybook(
            String name,
            ChangeKind change,
            @Nullable Integer version,
            @Nullable Integer nextVersion,
            long runsInFlight,
            long runsMoving,
            long runsPlayed,
            Touches touches,
            List<Fate.Stays> refused,
            List<OfRun> accounts) {}

    /** How many touches would be different. */
    public record Touches(long added, long dropped, long moved) {

        static final Touches NONE = new Touches(0, 0, 0);

        Touches and(TouchChanges changes) {
            return new Touches(
                    added + changes.added().size(),
                    dropped + changes.dropped().size(),
                    moved + changes.moved().size());
        }
    }

    /** What would be different for one run. */
    public record OfRun(String account, String enrolment, TouchChanges touches) {}
}
