package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked of an enrolment. {@link CommandRules} says which make sense when. Notes stay in the database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Command extends Input.Numbered {

    /** Nothing more is done until somebody resumes. */
    record Pause() implements Command {}

    /** Goes on; what became due in the meantime is done in order, one touch a day. */
    record Resume() implements Command {}

    /**
     * Leaves the pending step out.
     *
     * @param step when given, must be the pending one: so that a late click does not skip the step after it
     * @param at when it was asked
     */
    record Skip(@Nullable String step, Instant at) implements Command {}

    /**
     * A person has done a task.
     *
     * @param step that opened the task
     * @param outcome one of the step's outcomes, or null when it has none
     * @param at when it was done
     */
    record CompleteTask(String step, @Nullable String outcome, Instant at) implements Command {}

    /** Ends the run. */
    record Cancel() implements Command {}

    /** The sending switch was released. */
    record Release() implements Command {}

    /**
     * The account's test clock was moved.
     *
     * @param offset from wall clock to business time, in milliseconds
     */
    record MoveClock(long offset) implements Command {}
}
