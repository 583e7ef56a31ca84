package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.CommandRules;
import dev.steadfast.cadence.Decider;
import dev.steadfast.cadence.Decision;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.RunFacts;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays one run on from where it stands: the core decides, this only turns the clock and hands in the script. */
final class Play {

    /** Far more than anybody reads, so that a simulation always ends. */
    private static final int LONGEST = 10_000;

    private final Playbook playbook;
    private final World world;
    private final @Nullable String key;
    private final Deque<Scripted> script;
    private final List<Foreseen> steps = new ArrayList<>();
    private final List<Noted> notes;
    private CadenceState state;
    private Instant now;

    /**
     * A run that stands where {@code state} says.
     *
     * @param key of the run; null where the playbook has none
     * @param script what comes in, in order
     * @param notes to go on with
     */
    Play(
            Playbook playbook,
            World world,
            @Nullable String key,
            Deque<Scripted> script,
            List<Noted> notes,
            CadenceState state,
            Instant now) {
        this.playbook = playbook;
        this.world = world;
        this.key = key;
        this.script = script;
        this.notes = notes;
        this.state = state;
        this.now = now;
    }

    List<Foreseen> steps() {
        return steps;
    }

    CadenceState state() {
        return state;
    }

    /** Plays until the run ends, nothing more can happen, or the moment has passed. */
    void until(Instant end) {
        while (steps.size() < LONGEST) {
            Scripted next = script.peek();
            Decision decision = Interpreter.next(state, now);
            if (decision instanceof Decision.Finish) {
                return;
            }
            if (next != null && !next.at().isAfter(moment(decision))) {
                if (next.at().isAfter(end)) {
                    return;
                }
                now = next.at().isAfter(now) ? next.at() : now;
                take(script.remove());
                continue;
            }
            switch (decision) {
                case Decision.SleepUntil sleep when !sleep.due().isAfter(end) -> now = sleep.due();
                case Decision.Plan ignored ->
                    fold(StepResult.of(String.valueOf(state.step()), StepResult.Kind.PLANNED, null, now));
                case Decision.Perform perform -> perform(playbook.outline().step(perform.step()));
                default -> {
                    return;
                }
            }
        }
    }

    /** Until when nothing but the script can happen. */
    private Instant moment(Decision decision) {
        return switch (decision) {
            case Decision.SleepUntil sleep -> sleep.due();
            case Decision.Await ignored -> Instant.MAX;
            default -> now;
        };
    }

    private void perform(Step step) {
        StepDecision decision = Decider.decide(playbook, state, world.at(now), now);
        StepResult result = decision.result(step.id(), now);
        if (decision instanceof StepDecision.Send send && step instanceof Touch touch) {
            world.sent(send, touch, playbook.purpose(touch) == Purpose.LIFECYCLE, now);
        }
        steps.add(new Foreseen(step.id(), step.kind(), now, result.kind(), decision.concerns(), decision.reason()));
        fold(result);
    }

    private void fold(StepResult result) {
        CadenceState after = Interpreter.fold(playbook, state, result);
        if (after.needsPlanning()) {
            Due due = Scheduler.schedule(playbook, after, world.at(now), now);
            after = Interpreter.fold(playbook, state, result.dueAt(due));
        }
        state = after;
    }

    private void take(Scripted scripted) {
        switch (scripted) {
            case Scripted.Event event -> {
                world.happens(event);
                note(event.type(), deliver(event));
            }
            case Scripted.Request request -> obey(request.command());
            case Scripted.Reaction reaction -> world.reacts(reaction);
        }
    }

    private @Nullable String deliver(Scripted.Event event) {
        if (!playbook.names(event.type()) || !Enrolment.concerns(playbook, key, event.data())) {
            return null;
        }
        Facts facts = world.at(now);
        List<String> means =
                playbook.means(event.type(), new RunFacts(playbook, state, facts, null).withInput(event.data()));
        return means.isEmpty() ? null : take(new Input.Event(event.type(), event.at(), means), event.type() + " came");
    }

    private void obey(Command command) {
        String word = Words.of(command);
        Optional<String> refusal = CommandRules.refusal(playbook, state, command);
        if (refusal.isPresent()) {
            notes.add(new Noted(now, word, refusal.get(), true));
        } else {
            String effect = take(command, Words.answer(command));
            boolean isTold = command instanceof Command.CompleteTask || command instanceof Command.Skip;
            if (effect != null || !isTold) {
                note(word, effect);
            }
        }
    }

    private void note(String what, @Nullable String effect) {
        notes.add(new Noted(now, what, effect, false));
    }

    /**
     * Folds an input, and plans anew where it changed the plan.
     *
     * @param answer why a step is answered by it, if one is
     */
    private @Nullable String take(Input.Numbered input, String answer) {
        CadenceState before = state;
        state = Interpreter.fold(playbook, state, state.applied() + 1, input);
        state.steps().forEach((id, mark) -> {
            if (!mark.equals(before.steps().get(id))) {
                String kind = playbook.outline().step(id).kind();
                steps.add(new Foreseen(id, kind, now, mark.how(), null, answer));
            }
        });
        if (state.needsPlanning()) {
            fold(StepResult.of(String.valueOf(state.step()), StepResult.Kind.PLANNED, null, now));
        }
        return Words.effect(playbook, before, state);
    }
}
