package dev.steadfast.cadence;

import java.time.Instant;

/** What a run does next. */
public sealed interface Decision {

    /** Performs the step, now. */
    record Perform(String step) implements Decision {}

    /** Sleeps until the pending step is due, or its wait is over. */
    record SleepUntil(Instant due) implements Decision {}

    /**
     * Nothing, until an input comes.
     *
     * @param what {@code paused} or {@code held}
     */
    record Await(String what) implements Decision {}

    /** The pending step has no due moment: an input changed the plan. */
    record Plan() implements Decision {}

    /** Ends the run. */
    record Finish(String outcome) implements Decision {}
}
