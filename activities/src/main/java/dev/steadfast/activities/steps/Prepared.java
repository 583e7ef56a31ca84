package dev.steadfast.activities.steps;

import dev.steadfast.account.Contact;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.touches.TouchClaim;
import java.time.Duration;
import java.time.Instant;

/** What the first transaction of a step came to. */
sealed interface Prepared {

    /** Nothing is left to do. */
    record Answered(StepResult result) implements Prepared {}

    /** Another attempt may still be sending. */
    record Busy(Duration delay) implements Prepared {}

    /**
     * A claimed touch.
     *
     * @param state with every input folded that the run has folded
     * @param now business time of the decision
     * @param notAfter wall-clock time after which nothing may leave: another attempt may claim the touch then
     */
    record ToSend(
            Run run,
            CadenceState state,
            Facts facts,
            Touch.Email step,
            Contact to,
            TouchClaim claim,
            String reason,
            Instant now,
            Instant notAfter)
            implements Prepared {}
}
