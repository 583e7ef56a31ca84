package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a step comes to in the transaction that decides about it. */
sealed interface Begun permits Begun.Ended, Begun.Busy, Begun.Again, Claimed {

    /**
     * All is done, and has to be recorded in the same transaction.
     *
     * @param reason the rule, and the facts that said so
     * @param concerns addresses, people or queues, for a reader
     */
    record Ended(StepResult result, String reason, @Nullable String concerns) implements Begun {}

    /** Another attempt may still be sending. */
    record Busy(Duration delay) implements Begun, Prepared {}

    /**
     * This attempt has tried all it can; another one may have more luck.
     *
     * @param delay before which it will have none; null where nobody knows
     */
    record Again(String why, @Nullable Duration delay) implements Begun, Prepared {

        Again(String why) {
            this(why, null);
        }
    }
}
