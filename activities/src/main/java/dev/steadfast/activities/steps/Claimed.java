package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;
import java.util.Optional;
import java.util.function.Supplier;

/** Something that this attempt, and no other, may do outside. */
non-sealed interface Claimed extends Begun, Prepared {

    /**
     * Does it, outside any transaction. Throws nothing for what goes wrong outside.
     *
     * @return what to do in a transaction of its own: store what came of it. Empty when the step has not ended: more is to
     *     be done, or the same once more
     */
    Supplier<Optional<StepResult>> act();
}
