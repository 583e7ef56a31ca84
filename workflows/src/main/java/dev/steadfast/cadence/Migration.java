package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes a run from one version of its playbook to another, by the ids of the steps. */
public final class Migration {

    private Migration() {}

    /**
     * What moving a run would come to.
     *
     * @param state where the run stands in the other version; its due moment has yet to be planned
     * @param loss what cannot be kept, in words; empty when nothing is lost
     */
    public record Move(CadenceState state, Optional<String> loss) {}

    /**
     * Moves a run that has not finished. What has ended stays on record, also for steps that the other version lacks,
     * so moving back comes to where the run was. Steps of the other version that stand before the run's position are
     * not made up for.
     */
    public static Move move(Playbook from, Playbook to, CadenceState state) {
        String pending = state.step();
        if (state.isFinished() || pending == null) {
            return new Move(state, Optional.empty());
        }
        Step before = from.outline().step(pending);
        Optional<String> loss = loss(before, to.outline().find(pending), state.waiting());
        return new Move(
                state.with(loss.isEmpty() ? CadenceState.Draft::forgetPlan : draft -> arrive(from, to, before, draft)),
                loss);
    }

    private static Optional<String> loss(Step before, Optional<Step> same, boolean waiting) {
        if (same.isEmpty()) {
            return Optional.of("step " + before.id() + " does not exist any more");
        }
        Step after = same.get();
        if (!waiting || (after.kind().equals(before.kind()) && Step.limitOf(after) != null)) {
            return Optional.empty();
        }
        return Optional.of("step " + before.id() + " is waited at as " + before.kind()
                + (after.kind().equals(before.kind())
                        ? " and would not wait any more"
                        : " and would be " + after.kind()));
    }

    /** The first step that comes next in the old version and exists in the new one. */
    private static void arrive(Playbook from, Playbook to, Step lost, CadenceState.Draft draft) {
        Optional<Step> next = from.outline().following(lost);
        while (next.isPresent() && to.outline().find(next.get().id()).isEmpty()) {
            next = from.outline().following(next.get());
        }
        Instant at = draft.endedAt == null ? draft.lateBefore : draft.endedAt;
        if (next.isPresent()) {
            draft.move(next.get().id(), at);
        } else if (draft.ending != null) {
            draft.end(draft.ending, null, at);
        } else {
            List<Step> farewell = to.onExit("completed");
            draft.end(
                    "completed", farewell.isEmpty() ? null : farewell.getFirst().id(), at);
        }
    }
}
