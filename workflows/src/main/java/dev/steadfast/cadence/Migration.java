package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
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
        Optional<Step> same = to.outline().find(pending);
        if (same.isPresent() && same.get().kind().equals(before.kind())) {
            return new Move(state.with(CadenceState.Draft::forgetPlan), Optional.empty());
        }
        String loss = same.isPresent()
                ? "step " + pending + " is waited at as " + before.kind() + " and would be "
                        + same.get().kind()
                : "step " + pending + " does not exist any more";
        if (same.isPresent() && !state.waiting()) {
            return new Move(state.with(CadenceState.Draft::forgetPlan), Optional.empty());
        }
        return new Move(state.with(draft -> arrive(from, to, before, draft)), Optional.of(loss));
    }

    /** The first step that comes next in the old version and exists in the new one. */
    private static void arrive(Playbook from, Playbook to, Step lost, CadenceState.Draft draft) {
        Optional<Step> next = from.outline().following(lost);
        while (next.isPresent() && to.outline().find(next.get().id()).isEmpty()) {
            next = from.outline().following(next.get());
        }
        if (next.isPresent()) {
            draft.move(next.get().id(), draft.endedAt == null ? draft.lateBefore : draft.endedAt);
        } else {
            draft.end("completed", null, draft.endedAt == null ? draft.lateBefore : draft.endedAt);
        }
    }
}
