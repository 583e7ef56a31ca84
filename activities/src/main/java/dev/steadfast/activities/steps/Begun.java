package dev.steadfast.activities.steps;

import dev.steadfast.cadence.Rule;
import dev.steadfast.cadence.StepResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a step comes to in the transaction that decides about it. */
sealed interface Begun permits Begun.Ended, Begun.Busy, Begun.Again, Begun.Overtaken, Message {

    /**
     * All is done, and has to be recorded in the same transaction.
     *
     * @param reason the rule, and the facts that said so
     * @param concerns addresses, people or queues, for a reader
     * @param rule that kept a touch from leaving; null where none did
     */
    record Ended(
            StepResult result,
            String reason,
            @Nullable String concerns,
            @Nullable Rule rule) implements Begun {
        Ended(StepResult result, String reason, @Nullable String concerns) {
            this(result, reason, concerns, null);
        }
    }

    /** Another attempt may still be sending. */
    record Busy(Duration delay) implements Begun, Prepared {}

    /** This attempt has tried all it can; another one may have more luck. */
    record Again(String why) implements Begun, Prepared {}

    /** Another run has claimed a message to the same account since this one was decided about: decide once more. */
    record Overtaken() implements Begun, Prepared {}
}
