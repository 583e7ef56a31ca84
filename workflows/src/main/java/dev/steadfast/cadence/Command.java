package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked of an enrolment. {@link CommandRules} says which make sense when. Notes stay in the database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Command extends Input.Numbered {

    /** Nothing more is done until somebody resumes. */
    record Pause(Instant at) implements Command {}

    /** Goes on; the playbook says what happens to what became due in the meantime. */
    record Resume(Instant at) implements Command {}

    /**
     * Leaves the pending step out.
     *
     * @param step when given, must be the pending one: so that a late click does not skip the step after it
     * @param at when it was asked
     */
    record Skip(@Nullable String step, Instant at) implements Command {}

    /**
     * Puts the pending step off; a step that waits waits longer.
     *
     * @param step when given, must be the pending one
     * @param until the earliest moment for it
     */
    record Snooze(@Nullable String step, Instant until) implements Command {}

    /**
     * Day 0 is another one: a person has moved it, or the date that the playbook is anchored on has changed.
     *
     * @param anchor the instant that day 0 is counted from
     * @param at when it became known
     */
    record Reschedule(Instant anchor, Instant at) implements Command {}

    /** The customer's calendar has changed: what is to come is planned anew. */
    record Replan() implements Command {}

    /** Puts the account on a manager's desk; the cadence goes on. */
    record Escalate(Instant at) implements Command {}

    /**
     * A person has done a task or decided about an approval.
     *
     * @param step that opened the task
     * @param outcome one of the step's outcomes, or null when it has none
     * @param who of those asked for approval has answered; null for a task
     * @param at when it was done
     */
    record CompleteTask(
            String step, @Nullable String outcome, @Nullable String who, Instant at) implements Command {}

    /** Ends the run. */
    record Cancel(Instant at) implements Command {}

    /**
     * Another run of the playbook's family, of a higher priority, takes its place.
     *
     * @param by the other playbook
     */
    record Supersede(String by, Instant at) implements Command {}

    /** The sending switch was released. */
    record Release() implements Command {}

    /**
     * The account's test clock was moved.
     *
     * @param offset from wall clock to business time, in milliseconds
     */
    record MoveClock(long offset) implements Command {}
}
