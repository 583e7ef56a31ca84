package dev.steadfast.cadence;

import dev.steadfast.account.Contact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a step is done, to whom, or why not. Every decision carries the rule and the facts that said so. */
public sealed interface StepDecision {

    String reason();

    /** Writes to this contact. */
    record Send(Contact to, String reason) implements StepDecision {}

    /**
     * Opens a task.
     *
     * @param assignee an e-mail address, or the name of a queue
     * @param until when given, the cadence waits for the answer until then
     */
    record OpenTask(
            String assignee,
            @Nullable Instant due,
            @Nullable Instant until,
            String reason) implements StepDecision {}

    /** Nothing to do but to go on, by this branch. */
    record Pass(@Nullable String branch, String reason) implements StepDecision {}

    /** Begins to wait for an event. */
    record Wait(Instant until, String reason) implements StepDecision {}

    /** Notes a milestone and its target. */
    record Expect(Instant target, @Nullable Instant reached, String reason) implements StepDecision {}

    /** Leaves the step out, and goes on by this branch. */
    record Skip(@Nullable String branch, String reason) implements StepDecision {}

    /** Not now. */
    record Defer(Instant until, String reason) implements StepDecision {}

    /** Not until sending is released. */
    record Hold(String reason) implements StepDecision {}

    /** What the step comes to when the decision is carried out without trouble. */
    default StepResult result(String step, Instant now) {
        return switch (this) {
            case Send ignored -> StepResult.of(step, StepResult.Kind.DONE, null, now);
            case Expect ignored -> StepResult.of(step, StepResult.Kind.DONE, null, now);
            case Pass pass -> StepResult.of(step, StepResult.Kind.DONE, pass.branch(), now);
            case Skip skip -> StepResult.of(step, StepResult.Kind.SKIPPED, skip.branch(), now);
            case Hold ignored -> StepResult.of(step, StepResult.Kind.HELD, null, now);
            case Defer defer ->
                StepResult.of(step, StepResult.Kind.DEFERRED, null, now).dueAt(defer.until(), false);
            case Wait wait ->
                StepResult.of(step, StepResult.Kind.WAITING, null, now).dueAt(wait.until(), false);
            case OpenTask task ->
                task.until() == null
                        ? StepResult.of(step, StepResult.Kind.DONE, null, now)
                        : StepResult.of(step, StepResult.Kind.WAITING, null, now)
                                .dueAt(task.until(), false);
        };
    }
}
