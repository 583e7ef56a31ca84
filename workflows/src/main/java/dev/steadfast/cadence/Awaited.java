package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Wait.WaitFor;
import java.time.Instant;

/**
 * Which events answer a step that waits for one. What counts is when they happened, not when they came in: the same
 * event is an answer whether it was known before the wait began or came during it.
 */
final class Awaited {

    private Awaited() {}

    /**
     * The first moment at which an answer may have happened.
     *
     * @param began when the wait began; an answer since a step that the run never came to can only happen after that
     */
    static Instant since(Playbook playbook, CadenceState state, WaitFor wait, Instant began) {
        if (wait.since() != null) {
            StepMark mark = state.steps().get(wait.since());
            return mark == null ? began : mark.at();
        }
        return beginningOfRound(playbook, state, wait);
    }

    /** From the second time on a repetition waits for an event of its own: what answered an earlier time is over. */
    private static Instant beginningOfRound(Playbook playbook, CadenceState state, WaitFor wait) {
        return playbook.outline()
                .around(wait)
                .map(repeat -> state.rounds().get(repeat.id()))
                .filter(round -> round.times() > 1)
                .map(CadenceState.Round::last)
                .orElse(state.beginning());
    }
}
