package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Wait;
import dev.steadfast.playbook.Wait.Approval;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one table of which command makes sense when. */
public final class CommandRules {

    private CommandRules() {}

    /** Why the run refuses the command, or empty when it makes sense. */
    public static Optional<String> refusal(Playbook playbook, CadenceState state, Command command) {
        if (state.isFinished()) {
            return Optional.of("The enrolment has finished (" + state.outcome() + "); nothing more can be asked of it");
        }
        return Optional.ofNullable(
                switch (command) {
                    case Command.Pause ignored when state.paused() -> "The enrolment is already paused";
                    case Command.Resume ignored
                    when !state.paused() ->
                        state.suspended()
                                ? "The enrolment is suspended by an event, not paused by a person"
                                : "The enrolment is not paused";
                    case Command.Skip skip -> notPending(state, skip.step());
                    case Command.Snooze snooze -> notPending(state, snooze.step());
                    case Command.CompleteTask complete -> taskRefusal(playbook, state, complete);
                    case Command.Release ignored when !state.held() -> "The enrolment is not held";
                    default -> null;
                });
    }

    /** Why a person may not move day 0 of such a playbook, or empty. */
    public static Optional<String> fixedAnchor(Playbook playbook) {
        return playbook.anchor() == Anchor.ENROLMENT || playbook.anchor() == Anchor.EVENT
                ? Optional.empty()
                : Optional.of("Day 0 is " + playbook.anchor().word() + "; change it on the account");
    }

    private static @Nullable String notPending(CadenceState state, @Nullable String step) {
        return step == null || step.equals(state.step())
                ? null
                : "The next step is \"" + state.step() + "\", not \"" + step + "\"";
    }

    private static @Nullable String taskRefusal(Playbook playbook, CadenceState state, Command.CompleteTask complete) {
        return switch (playbook.outline().find(complete.step()).orElse(null)) {
            case Wait.Task task when task.limit() == null -> openedOnly(state, task, complete);
            case Wait.Task task
            when task.outcomes().isEmpty() ->
                complete.outcome() == null ? notWaiting(state, task) : noOutcome(complete.outcome());
            case Wait.Task task ->
                answer(state, task, complete.outcome(), task.outcomes().keySet());
            case Approval approval ->
                wasAsked(approval, complete.who())
                        ? answer(state, approval, complete.outcome(), List.of(Approval.APPROVED, Approval.REFUSED))
                        : (complete.who() == null ? "It is not said who answers" : complete.who() + " was not asked")
                                + "; asked are " + String.join(", ", approval.by());
            case null, default -> "The playbook has no task \"" + complete.step() + "\"";
        };
    }

    private static @Nullable String openedOnly(CadenceState state, Wait.Task task, Command.CompleteTask complete) {
        if (complete.outcome() != null) {
            return noOutcome(complete.outcome());
        }
        StepMark mark = state.steps().get(task.id());
        return mark != null && mark.how() == StepResult.Kind.DONE ? null : "The task has not been opened";
    }

    private static boolean wasAsked(Approval approval, @Nullable String who) {
        return who == null ? !approval.all() : approval.by().contains(who);
    }

    private static String noOutcome(String outcome) {
        return "The task takes no outcome; \"" + outcome + "\" was given";
    }

    private static @Nullable String answer(
            CadenceState state, Step step, @Nullable String outcome, Collection<String> outcomes) {
        String allowed = String.join(", ", outcomes);
        if (outcome == null) {
            return "The task needs an outcome; allowed are " + allowed;
        }
        return outcomes.contains(outcome)
                ? notWaiting(state, step)
                : "\"" + outcome + "\" is not an outcome of the task; allowed are " + allowed;
    }

    private static @Nullable String notWaiting(CadenceState state, Step step) {
        return step.id().equals(state.step()) && state.waiting()
                ? null
                : "The cadence does not wait for this task any more";
    }
}
