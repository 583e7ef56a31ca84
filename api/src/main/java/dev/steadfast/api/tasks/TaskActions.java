package dev.steadfast.api.tasks;

import dev.steadfast.api.enrolments.CommandAnswers;
import dev.steadfast.store.tasks.TaskDesk;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does to tasks what people ask; for REST and for the pages' buttons alike. */
@Component
public final class TaskActions {
    private final TaskDesk desk;
    private final CommandAnswers answers;

    TaskActions(TaskDesk desk, CommandAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    /**
     * Completes the task; where its run waits for it, waits at most five seconds for the run.
     *
     * @return the command that the run has not answered yet; empty when all is done
     * @throws dev.steadfast.api.errors.Conflict when the run refuses it
     */
    public Optional<String> complete(String task, @Nullable String outcome, @Nullable String note, String by) {
        var command = Optional.ofNullable(desk.complete(task, outcome, note, by).commandId());
        return command.filter(id -> !answers.applied(id));
    }

    /** Puts the task off. */
    public void snooze(String task, Instant until, String by) {
        desk.snooze(task, until, by);
    }

    /** Hands the task on. */
    public void reassign(String task, String to, String by) {
        desk.reassign(task, to, by);
    }
}
