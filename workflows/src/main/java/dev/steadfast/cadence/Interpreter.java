package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Resume;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.playbook.Wait.Approval;
import dev.steadfast.playbook.Wait.WaitFor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two functions that run on the workflow thread. They read no clock and compute no calendar: the same inputs
 * give the same run on every machine, for ever.
 */
public final class Interpreter {

    private final Playbook playbook;
    private final CadenceState.Draft draft;

    private Interpreter(Playbook playbook, CadenceState.Draft draft) {
        this.playbook = playbook;
        this.draft = draft;
    }

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
        if (state.suspended()) {
            return new Decision.Await("suspended");
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
            case PLANNED -> state.with(draft -> draft.plan(result.due()));
            case DEFERRED ->
                state.with(draft -> {
                    draft.turn++;
                    draft.nominal = draft.nominal == null ? draft.due : draft.nominal;
                    draft.due = required(result.due()).at();
                    draft.late = false;
                });
            case HELD ->
                state.with(draft -> {
                    draft.turn++;
                    draft.held = true;
                    draft.nominal = draft.nominal == null ? draft.due : draft.nominal;
                    draft.due = null;
                });
            case WAITING ->
                state.with(draft -> {
                    draft.turn++;
                    draft.waitingSince = result.at();
                    draft.late = false;
                    draft.nominal = null;
                    draft.due = required(result.due()).at();
                });
            case DONE, SKIPPED, PARKED -> state.with(draft -> new Interpreter(playbook, draft).end(result));
        };
    }

    private void end(StepResult result) {
        Step step = playbook.outline().step(result.step());
        draft.turn++;
        draft.mark(step.id(), result.kind(), null, result.at());
        if (result.kind() == StepResult.Kind.DONE) {
            if (step instanceof Step.Exit exit) {
                finish(exit.outcome(), result.at());
                draft.plan(result.due());
                return;
            }
            if (step instanceof Touch) {
                draft.touchedAt = result.at();
            }
        }
        if (step instanceof Step.Repeat) {
            countRound(step.id(), result);
        }
        go(step, result.branch(), result.at());
        if (draft.step != null) {
            draft.plan(result.due());
        }
    }

    private void countRound(String id, StepResult result) {
        if (!Step.STEPS.equals(result.branch())) {
            draft.rounds.remove(id);
            return;
        }
        Instant due = draft.nominal == null ? required(draft.due) : draft.nominal;
        CadenceState.Round before = draft.rounds.get(id);
        draft.rounds.put(
                id,
                before == null
                        ? new CadenceState.Round(1, due, due)
                        : new CadenceState.Round(before.times() + 1, before.first(), due));
    }

    /** Goes on to what follows a step by this way. */
    private void go(Step step, @Nullable String branch, Instant at) {
        arrive(playbook.outline().after(step, branch), at);
    }

    private void arrive(Optional<Step> next, Instant at) {
        if (next.isPresent()) {
            draft.move(next.get().id(), at);
        } else {
            finish("completed", at);
        }
    }

    /** Ends the run, after the steps that the playbook has for this end; they end with the same outcome. */
    private void finish(String how, Instant at) {
        if (draft.ending != null) {
            draft.end(draft.ending, null, at);
            return;
        }
        List<Step> farewell = playbook.onExit(how);
        draft.end(how, farewell.isEmpty() ? null : farewell.getFirst().id(), at);
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
            var interpreter = new Interpreter(playbook, draft);
            switch (input) {
                case Input.Event event when !state.isFinished() -> interpreter.take(state, event);
                case Command command
                when CommandRules.refusal(playbook, state, command).isEmpty() -> interpreter.obey(command);
                default -> {
                    // too late, or refused: only counted
                }
            }
        });
    }

    private void take(CadenceState before, Input.Event event) {
        List<String> means = event.means();
        if (!event.at().isBefore(before.beginning())) {
            means.stream()
                    .filter(meaning -> meaning.startsWith(Playbook.WAIT))
                    .map(meaning -> meaning.substring(Playbook.WAIT.length()))
                    .forEach(step -> draft.met.merge(step, event.at(), Interpreter::later));
        }
        if (draft.ending == null) {
            for (int i = 0; i < playbook.exits().size(); i++) {
                if (means.contains(Playbook.EXIT + i)) {
                    finish(playbook.exits().get(i).as(), event.at());
                    return;
                }
            }
            if (means.contains(Playbook.GOAL) && reach(event.at())) {
                return;
            }
            if (means.contains(Playbook.PAUSE) && !draft.suspended) {
                draft.suspended = true;
                rest(event.at());
            } else if (means.contains(Playbook.UNTIL) && draft.suspended) {
                draft.suspended = false;
                goOn(event.at());
            }
        }
        if (draft.waiting() && means.contains(Playbook.WAIT + draft.step) && pending() instanceof WaitFor wait) {
            Instant began = required(before.waitingSince());
            if (!event.at().isBefore(Awaited.since(playbook, before, wait, began))) {
                // what happened before the wait ends it as it begins
                Instant ended = later(event.at(), began);
                draft.mark(wait.id(), StepResult.Kind.DONE, null, ended);
                arrive(playbook.outline().following(wait), ended);
            }
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    /** Counts the goal; true when it ends the run. */
    private boolean reach(Instant at) {
        draft.goalAt = draft.goalAt == null ? at : draft.goalAt;
        if (!required(playbook.goal()).exit()) {
            return false;
        }
        finish("goal", at);
        return true;
    }

    private void rest(Instant at) {
        draft.pausedAt = draft.pausedAt == null ? at : draft.pausedAt;
    }

    /** Nothing holds the run any more, unless both a person and an event did and one of them still does. */
    private void goOn(Instant at) {
        if (draft.paused || draft.suspended) {
            return;
        }
        Instant since = draft.pausedAt == null ? at : draft.pausedAt;
        draft.pausedAt = null;
        if (playbook.resume() == Resume.SHIFT) {
            draft.shift(since, at);
        } else if (playbook.resume() == Resume.DROP_MISSED && draft.lateBefore.isBefore(at)) {
            draft.lateBefore = at;
        }
        if (!draft.waiting()) {
            draft.due = null;
        }
    }

    private void obey(Command command) {
        switch (command) {
            case Command.Pause pause -> {
                draft.paused = true;
                rest(pause.at());
            }
            case Command.Resume resume -> {
                draft.paused = false;
                goOn(resume.at());
            }
            case Command.Cancel cancel -> finish("cancelled", cancel.at());
            case Command.Supersede supersede -> finish("superseded", supersede.at());
            case Command.Release ignored -> draft.held = false;
            case Command.MoveClock move -> draft.offset = move.offset();
            case Command.Escalate ignored -> {
                // a task for the manager; the cadence itself goes on
            }
            case Command.Snooze snooze -> {
                draft.notBefore = snooze.until();
                draft.forgetPlan();
            }
            case Command.Replan ignored -> draft.forgetPlan();
            case Command.Reschedule move -> {
                draft.anchor = move.anchor();
                draft.shift = 0;
                draft.lateBefore = draft.lateBefore.isBefore(move.at()) ? move.at() : draft.lateBefore;
                draft.forgetPlan();
            }
            case Command.Skip skip -> {
                Step step = pending();
                draft.mark(step.id(), StepResult.Kind.SKIPPED, null, skip.at());
                draft.held = false;
                draft.rounds.remove(step.id());
                arrive(playbook.outline().following(step), skip.at());
            }
            case Command.CompleteTask complete -> complete(complete);
        }
    }

    private void complete(Command.CompleteTask complete) {
        Step step = playbook.outline().step(complete.step());
        boolean decides = draft.waiting() && step.id().equals(draft.step);
        if (!decides) {
            draft.answer(step.id(), complete.outcome(), complete.at());
            return;
        }
        if (step instanceof Approval approval && !isDecided(approval, complete)) {
            return;
        }
        draft.mark(step.id(), StepResult.Kind.DONE, complete.outcome(), complete.at());
        go(step, complete.outcome(), complete.at());
    }

    /** Whether this answer settles the matter; an approval that does not is remembered. */
    private boolean isDecided(Approval approval, Command.CompleteTask complete) {
        if (Approval.REFUSED.equals(complete.outcome()) || !approval.all()) {
            return true;
        }
        draft.granted = Stream.concat(draft.granted.stream(), Stream.ofNullable(complete.who()))
                .distinct()
                .sorted()
                .toList();
        return draft.granted.containsAll(approval.by());
    }

    private Step pending() {
        return playbook.outline().step(required(draft.step));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(
                    "A pending step without what it needs: the state is not one that fold made");
        }
        return value;
    }
}
