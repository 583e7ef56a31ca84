package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;

/** What the first transaction of a step came to. */
sealed interface Prepared permits Prepared.Answered, Begun.Busy, Begun.Again, Claimed {

    /** Nothing is left to do, and that is on record. */
    record Answered(StepResult result) implements Prepared {}
}
