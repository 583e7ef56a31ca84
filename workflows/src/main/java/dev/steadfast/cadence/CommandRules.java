package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
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
                    case Command.Resume ignored when !state.paused() -> "The enrolment is not paused";
                    case Command.Skip skip
                    when skip.step() != null && !skip.step().equals(state.step()) ->
                        "The next step is \"" + state.step() + "\", not \"" + skip.step() + "\"";
                    case Command.CompleteTask complete -> taskRefusal(playbook, state, complete);
                    case Command.Release ignored when !state.held() -> "The enrolment is not held";
                    default -> null;
                });
    }

    private static @Nullable String taskRefusal(Playbook playbook, CadenceState state, Command.CompleteTask complete) {
        if (!(playbook.outline().find(complete.step()).orElse(null) instanceof Step.Task task)) {
            return "The playbook has no task \"" + complete.step() + "\"";
        }
        String allowed = String.join(", ", task.outcomes().keySet());
        if (task.outcomes().isEmpty()) {
            if (complete.outcome() != null) {
                return "The task takes no outcome; \"" + complete.outcome() + "\" was given";
            }
            StepMark mark = state.steps().get(task.id());
            return mark != null && mark.how() == StepResult.Kind.DONE ? null : "The task has not been opened";
        }
        if (complete.outcome() == null) {
            return "The task needs an outcome; allowed are " + allowed;
        }
        if (!task.outcomes().containsKey(complete.outcome())) {
            return "\"" + complete.outcome() + "\" is not an outcome of the task; allowed are " + allowed;
        }
        boolean pending = task.id().equals(state.step()) && state.waiting();
        return pending ? null : "The cadence does not wait for this task any more";
    }
}
