package dev.steadfast.bench;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Decider;
import dev.steadfast.cadence.Decision;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * What one writes first: every day the rules are asked, and while there is a run its pending step is planned anew and
 * done if it is due by then. The yardstick that the simulator is measured by; it uses the same core.
 */
final class DayByDay {

    private static final Duration DAY = Duration.ofDays(1);

    private final Playbook playbook;
    private final Function<Instant, Facts> facts;
    private int performed;

    DayByDay(Playbook playbook, Function<Instant, Facts> facts) {
        this.playbook = playbook;
        this.facts = facts;
    }

    /** How many steps came in these days. */
    int play(Instant from, Instant until) {
        CadenceState state = null;
        for (Instant now = from; !now.isAfter(until); now = now.plus(DAY)) {
            boolean enters = Enrolment.admits(playbook, facts.apply(now));
            if (state == null && enters) {
                state = Enrolment.begin(playbook, facts.apply(now), now, null, 0);
            }
            if (state != null) {
                state = until(state, now.plus(DAY));
            }
        }
        return performed;
    }

    private CadenceState until(CadenceState begun, Instant end) {
        CadenceState state = begun;
        while (true) {
            Instant due = state.due();
            if (state.isFinished() || due == null) {
                return state;
            }
            Due planned = Scheduler.schedule(playbook, state, facts.apply(due), due);
            if (planned.at().isAfter(end) || due.isAfter(end)) {
                return state;
            }
            if (!(Interpreter.next(state, due) instanceof Decision.Perform perform)) {
                return state;
            }
            Facts known = facts.apply(due);
            StepResult result = Decider.decide(playbook, state, known, due).result(perform.step(), due);
            performed++;
            CadenceState after = Interpreter.fold(playbook, state, result);
            state = after.needsPlanning()
                    ? Interpreter.fold(playbook, state, result.dueAt(Scheduler.schedule(playbook, after, known, due)))
                    : after;
        }
    }
}
