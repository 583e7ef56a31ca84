package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Goal;
import dev.steadfast.playbook.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The two functions that run on the workflow thread. They read no clock and compute no calendar: the same inputs
 * give the same run on every machine, for ever.
 */
public final class Interpreter {

    private Interpreter() {}

    /**
     * What the run does at {@code now}.
     *
     * @throws UnknownFormat when the state was written by a newer release than this one
     */
    public static Decision next(CadenceState state, Instant now) {
        UnknownFormat.refuse(state);
        if (state.outcome() != null) {
            return new Decision.Finish(state.outcome());
        }
        if (state.paused()) {
            return new Decision.Await("paused");
        }
        if (state.held()) {
            return new Decision.Await("held");
        }
        if (state.due() == null || state.step() == null) {
            return new Decision.Plan();
        }
        return now.isBefore(state.due()) ? new Decision.SleepUntil(state.due()) : new Decision.Perform(state.step());
    }

    /**
     * Folds what became of a step.
     *
     * @throws UnknownFormat when the state was written by a newer release than this one
     */
    public static CadenceState fold(Playbook playbook, CadenceState state, StepResult result) {
        UnknownFormat.refuse(state);
        if (!result.step().equals(state.step())) {
            return state;
        }
        return switch (result.kind()) {
            case STALE, FENCED -> state;
            case PLANNED ->
                state.with(draft -> {
                    draft.due = result.due();
                    draft.late = result.late();
                });
            case DEFERRED ->
                state.with(draft -> {
                    draft.turn++;
                    draft.due = result.due();
                    draft.late = result.late();
                });
            case HELD ->
                state.with(draft -> {
                    draft.turn++;
                    draft.held = true;
                    draft.due = null;
                });
            case WAITING ->
                state.with(draft -> {
                    draft.turn++;
                    draft.waiting = true;
                    draft.late = false;
                    draft.due = required(result.due());
                });
            case DONE, SKIPPED, PARKED -> state.with(draft -> end(playbook, draft, result));
        };
    }

    private static void end(Playbook playbook, CadenceState.Draft draft, StepResult result) {
        Step step = playbook.outline().step(result.step());
        draft.turn++;
        draft.mark(step.id(), result.kind(), null, result.at());
        if (result.kind() == StepResult.Kind.DONE) {
            if (step instanceof Step.Exit exit) {
                draft.finish(exit.outcome());
                return;
            }
            if (step instanceof Step.Email) {
                draft.touchedAt = result.at();
            }
        }
        draft.move(next(playbook, step, result.branch()), result.at());
        if (draft.step != null) {
            draft.due = result.due();
            draft.late = result.late();
        }
    }

    private static @Nullable String next(Playbook playbook, Step step, @Nullable String branch) {
        return playbook.outline().after(step, branch).map(Step::id).orElse(null);
    }

    /**
     * Folds an input from outside, once: one that was folded before changes nothing.
     *
     * @throws UnknownFormat when the state was written by a newer release than this one
     */
    public static CadenceState fold(Playbook playbook, CadenceState state, long seq, Input.Numbered input) {
        UnknownFormat.refuse(state);
        if (seq <= state.applied()) {
            return state;
        }
        return state.with(draft -> {
            draft.applied = seq;
            switch (input) {
                case Input.Event event when !state.isFinished() -> take(playbook, draft, event);
                case Command command
                when CommandRules.refusal(playbook, state, command).isEmpty() -> obey(playbook, draft, command);
                default -> {
                    // too late, or refused: only counted
                }
            }
        });
    }

    private static void take(Playbook playbook, CadenceState.Draft draft, Input.Event event) {
        var exit = playbook.exitOn(event.event());
        if (exit.isPresent()) {
            draft.finish(exit.get());
            return;
        }
        Goal goal = playbook.goal();
        if (goal != null && goal.on().equals(event.event())) {
            draft.goalAt = draft.goalAt == null ? event.at() : draft.goalAt;
            if (goal.exit()) {
                draft.finish("goal");
                return;
            }
        }
        if (draft.waiting
                && playbook.outline().step(required(draft.step)) instanceof Step.WaitFor wait
                && wait.event().equals(event.event())) {
            draft.mark(wait.id(), StepResult.Kind.DONE, null, event.at());
            draft.move(next(playbook, wait, null), event.at());
        }
    }

    private static void obey(Playbook playbook, CadenceState.Draft draft, Command command) {
        switch (command) {
            case Command.Pause ignored -> draft.paused = true;
            case Command.Resume ignored -> {
                draft.paused = false;
                if (!draft.waiting) {
                    draft.due = null;
                }
            }
            case Command.Cancel ignored -> draft.finish("cancelled");
            case Command.Release ignored -> draft.held = false;
            case Command.MoveClock move -> draft.offset = move.offset();
            case Command.Skip skip -> {
                Step step = playbook.outline().step(required(draft.step));
                draft.mark(step.id(), StepResult.Kind.SKIPPED, null, skip.at());
                draft.held = false;
                draft.move(next(playbook, step, null), skip.at());
            }
            case Command.CompleteTask complete -> {
                Step step = playbook.outline().step(complete.step());
                draft.mark(step.id(), StepResult.Kind.DONE, complete.outcome(), complete.at());
                if (draft.waiting && step.id().equals(draft.step)) {
                    draft.move(next(playbook, step, complete.outcome()), complete.at());
                }
            }
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(
                    "A pending step without what it needs: the state is not one that fold made");
        }
        return value;
    }
}
