package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Wait.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
     * Moves a run that has not finished, also where the other version counts its days from something else or cannot let
     * a run go on that an event has suspended: both are losses.
     *
     * @param facts what is known of the customer now
     */
    public static Move move(Playbook from, Playbook to, CadenceState state, Facts facts, Instant now) {
        Move move = move(from, to, state);
        List<String> losses = new ArrayList<>(move.loss().stream().toList());
        CadenceState moved = move.state();
        if (isDated(from.anchor()) != isDated(to.anchor()) || (isDated(to.anchor()) && from.anchor() != to.anchor())) {
            losses.add("day 0 would be " + to.anchor().word() + ", and is "
                    + from.anchor().word());
            moved = counted(to, moved, facts, now);
        }
        if (state.suspended() && to.pause() == null) {
            losses.add("it rests until an event comes that the other version does not know");
            moved = moved.isFinished() ? moved : moved.with(Migration::wake);
        }
        return losses.isEmpty() ? move : new Move(moved, Optional.of(String.join("; ", losses)));
    }

    private static boolean isDated(Anchor anchor) {
        return switch (anchor) {
            case CONTRACT_START, RENEWAL_DATE -> true;
            case ENROLMENT, EVENT -> false;
        };
    }

    /** Counts from the other version's day 0. What is past by that count is late. */
    private static CadenceState counted(Playbook to, CadenceState state, Facts facts, Instant now) {
        if (state.isFinished()) {
            return state;
        }
        Instant anchor = Enrolment.anchor(to, facts, isDated(to.anchor()) ? state.anchor() : state.enrolledAt());
        return state.with(draft -> {
            draft.anchor = anchor;
            draft.shift = 0;
            draft.lateBefore = draft.lateBefore.isBefore(now) ? now : draft.lateBefore;
            draft.forgetPlan();
        });
    }

    private static void wake(CadenceState.Draft draft) {
        draft.suspended = false;
        draft.pausedAt = draft.paused ? draft.pausedAt : null;
        draft.forgetPlan();
    }

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
        if (!waiting) {
            return Optional.empty();
        }
        if (!after.kind().equals(before.kind()) || Step.limitOf(after) == null) {
            return Optional.of("step " + before.id() + " is waited at as " + before.kind()
                    + (after.kind().equals(before.kind())
                            ? " and would not wait any more"
                            : " and would be " + after.kind()));
        }
        return before instanceof Approval asked && after instanceof Approval asks && !sameAsked(asked, asks)
                ? Optional.of("step " + before.id() + " waits for the word of " + String.join(", ", asked.by())
                        + " and would ask " + String.join(", ", asks.by()))
                : Optional.empty();
    }

    /** Nobody is asked twice, so an approval under way must go on with the people that it has asked. */
    private static boolean sameAsked(Approval before, Approval after) {
        return before.all() == after.all() && new HashSet<>(before.by()).equals(new HashSet<>(after.by()));
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
