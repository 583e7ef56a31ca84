package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that this attempt, and no other, may do outside. */
non-sealed interface Claimed extends Begun, Prepared {

    /**
     * What is left to do after it was tried.
     *
     * @param store to be done in a transaction of its own: stores what came of it. Empty when the step has not ended: more
     *     is to be done, or the same once more
     * @param patience how long the provider wants to hear nothing; null where it did not say
     */
    record Outcome(
            Supplier<Optional<StepResult>> store, @Nullable Duration patience) {

        static Outcome of(Supplier<Optional<StepResult>> store) {
            return new Outcome(store, null);
        }
    }

    /** Does it, outside any transaction. Throws nothing for what goes wrong outside. */
    Outcome act();
}
