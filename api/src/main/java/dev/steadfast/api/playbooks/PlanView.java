package dev.steadfast.api.playbooks;

import dev.steadfast.simulation.TouchChanges;
import dev.steadfast.store.versions.Plan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a folder would do.
 *
 * @param problems of its files; where one is an error nothing can be published, and {@code playbooks} is empty
 * @param settings which of team.yaml and attributes.yaml would be replaced
 */
record PlanView(List<ProblemView> problems, List<String> settings, List<PlaybookPlan> playbooks) {

    /**
     * What publishing would do to one playbook.
     *
     * @param change new, changed, unchanged or removed
     * @param version that accounts enter now; absent where they enter none
     * @param nextVersion that they would enter; absent where that would not change
     * @param runsInFlight open runs of any version
     * @param runsMoving those of them that would go to another version
     * @param runsPlayed how many of these the figures are for: where fewer than all, they were drawn by chance
     * @param refused runs, of those that were played, that would stay where they are
     * @param accounts the runs of the accounts that were asked for
     */
    record PlaybookPlan(
            String name,
            String change,
            @Nullable Integer version,
            @Nullable Integer nextVersion,
            long runsInFlight,
            long runsMoving,
            long runsPlayed,
            Plan.Touches touches,
            List<StayingView> refused,
            List<AccountPlan> accounts) {}

    /** The messages that would be different for one run. */
    record AccountPlan(
            String account,
            String enrolment,
            List<TouchChanges.Planned> added,
            List<TouchChanges.Planned> dropped,
            List<TouchChanges.Moved> moved) {}

    static PlanView of(Plan plan) {
        return new PlanView(
                ProblemView.of(plan.problems()),
                plan.settings(),
                plan.playbooks().stream().map(PlanView::playbook).toList());
    }

    private static PlaybookPlan playbook(Plan.OfPlaybook one) {
        return new PlaybookPlan(
                one.name(),
                one.change().name().toLowerCase(Locale.ROOT),
                one.version(),
                one.nextVersion(),
                one.runsInFlight(),
                one.runsMoving(),
                one.runsPlayed(),
                one.touches(),
                StayingView.of(one.refused()),
                one.accounts().stream()
                        .map(run -> new AccountPlan(
                                run.account(),
                                run.enrolment(),
                                run.touches().added(),
                                run.touches().dropped(),
                                run.touches().moved()))
                        .toList());
    }
}
