package dev.steadfast.cadence;

import dev.steadfast.account.Contact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a step is done, to whom, or why not. Every decision carries the rule and the facts that said so. */
public sealed interface StepDecision {

    String reason();

    /**
     * Who gets a message.
     *
     * @param address e-mail address or phone number
     */
    record Recipient(Contact contact, String address) {}

    /** Writes to these contacts. */
    record Send(List<Recipient> to, String reason) implements StepDecision {}

    /**
     * Opens a task for each of these people.
     *
     * @param assignees e-mail addresses, or names of queues, in the order of the playbook
     * @param until when given, the cadence waits for the answer until then
     */
    record OpenTask(
            List<String> assignees,
            @Nullable Instant due,
            @Nullable Instant until,
            String reason) implements StepDecision {}

    /**
     * Does something elsewhere.
     *
     * @param people whom it is for: e-mail addresses, queues or channels; none where a system does it
     */
    record Act(List<String> people, String reason) implements StepDecision {}

    /** Nothing to do but to go on, by this branch. */
    record Pass(@Nullable String branch, String reason) implements StepDecision {}

    /** Begins to wait for an event. */
    record Await(Instant until, String reason) implements StepDecision {}

    /** Notes a milestone and its target. */
    record Expect(Instant target, @Nullable Instant reached, String reason) implements StepDecision {}

    /** Leaves the step out, and goes on by this branch. */
    record Skip(
            @Nullable String branch,
            String reason,
            @Nullable Rule rule) implements StepDecision {
        public Skip(@Nullable String branch, String reason) {
            this(branch, reason, null);
        }
    }

    /** Not now. */
    record Defer(Instant until, String reason, Rule rule) implements StepDecision {}

    /** Not until sending is released. */
    record Hold(String reason, Rule rule) implements StepDecision {}

    /** The rule that keeps a touch from leaving now; null where none does. */
    default @Nullable Rule rule() {
        return null;
    }

    /** The addresses, people or queues that it concerns, for a reader; null when there is nobody. */
    default @Nullable String concerns() {
        List<String> all = switch (this) {
            case Send send -> send.to().stream().map(Recipient::address).toList();
            case OpenTask task -> task.assignees();
            case Act act -> act.people();
            default -> List.of();
        };
        return all.isEmpty() ? null : String.join(", ", all);
    }

    /** What the step comes to when the decision is carried out without trouble. */
    default StepResult result(String step, Instant now) {
        return switch (this) {
            case Send ignored -> StepResult.of(step, StepResult.Kind.DONE, null, now);
            case Act ignored -> StepResult.of(step, StepResult.Kind.DONE, null, now);
            case Expect ignored -> StepResult.of(step, StepResult.Kind.DONE, null, now);
            case Pass pass -> StepResult.of(step, StepResult.Kind.DONE, pass.branch(), now);
            case Skip skip -> StepResult.of(step, StepResult.Kind.SKIPPED, skip.branch(), now);
            case Hold ignored -> StepResult.of(step, StepResult.Kind.HELD, null, now);
            case Defer defer ->
                StepResult.of(step, StepResult.Kind.DEFERRED, null, now).until(defer.until());
            case Await wait ->
                StepResult.of(step, StepResult.Kind.WAITING, null, now).until(wait.until());
            case OpenTask task ->
                task.until() == null
                        ? StepResult.of(step, StepResult.Kind.DONE, null, now)
                        : StepResult.of(step, StepResult.Kind.WAITING, null, now)
                                .until(task.until());
        };
    }
}
