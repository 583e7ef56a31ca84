package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that this attempt, and no other, may do outside. */
non-sealed interface Claimed extends Begun, Prepared {

    /** Does it, outside any transaction. Throws nothing for what goes wrong outside. */
    Acted act();

    /**
     * What is done, and not yet stored.
     *
     * @param store what to do in a transaction of its own: store what came of it. Empty when the step has not ended: more
     *     is to be done, or the same once more
     * @param untold what the next attempt has to know where that cannot be stored; empty where it will look by itself
     * @param patience how long the provider wants to hear nothing; null where it did not say
     */
    record Acted(
            Supplier<Optional<StepResult>> store,
            Optional<Untold> untold,
            @Nullable Duration patience) {}
}
