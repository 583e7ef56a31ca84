package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Decider;
import dev.steadfast.cadence.Decision;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Plays a run on from where it stands, as if nothing more came in: no event, no answer, no command. A run that is paused
 * or held is played as if it went on now.
 */
public final class Forecast {

    /** Far more than any playbook has steps, so that a forecast always ends. */
    private static final int LONGEST = 1_000;

    private final Playbook playbook;
    private final Function<Instant, Facts> facts;
    private CadenceState state;
    private Instant now;

    private Forecast(Playbook playbook, CadenceState state, Function<Instant, Facts> facts, Instant now) {
        this.playbook = playbook;
        this.facts = facts;
        this.state = state;
        this.now = now;
    }

    /**
     * What is to come, in order.
     *
     * @param facts what will be known at a moment; the sending switch is taken to be released
     */
    public static List<Foreseen> of(
            Playbook playbook, CadenceState state, Function<Instant, Facts> facts, Instant now) {
        return new Forecast(playbook, goingOn(playbook, state, now), facts, now).play();
    }

    private static CadenceState goingOn(Playbook playbook, CadenceState state, Instant now) {
        CadenceState resumed = state.paused() ? asked(playbook, state, new Command.Resume(now)) : state;
        return resumed.held() ? asked(playbook, resumed, new Command.Release()) : resumed;
    }

    private static CadenceState asked(Playbook playbook, CadenceState state, Command command) {
        return Interpreter.fold(playbook, state, state.applied() + 1, command);
    }

    private List<Foreseen> play() {
        List<Foreseen> foreseen = new ArrayList<>();
        while (foreseen.size() < LONGEST) {
            switch (Interpreter.next(state, now)) {
                case Decision.Finish ignored -> {
                    return foreseen;
                }
                case Decision.Await ignored -> {
                    return foreseen;
                }
                case Decision.SleepUntil sleep -> now = sleep.due();
                case Decision.Plan ignored -> plan(String.valueOf(state.step()));
                case Decision.Perform perform -> foreseen.add(perform(perform.step()));
            }
        }
        return foreseen;
    }

    private void plan(String step) {
        fold(StepResult.of(step, StepResult.Kind.PLANNED, null, now));
    }

    private Foreseen perform(String step) {
        Facts known = known();
        StepDecision decision = Decider.decide(playbook, state, known, now);
        StepResult result = decision.result(step, now);
        fold(result);
        return new Foreseen(
                step, playbook.outline().step(step).kind(), now, result.kind(), decision.concerns(), decision.reason());
    }

    private void fold(StepResult result) {
        CadenceState after = Interpreter.fold(playbook, state, result);
        if (after.needsPlanning()) {
            Due due = Scheduler.schedule(playbook, after, known(), now);
            after = Interpreter.fold(playbook, state, result.dueAt(due));
        }
        state = after;
    }

    private Facts known() {
        return facts.apply(now).withSendingHeld(false);
    }
}
