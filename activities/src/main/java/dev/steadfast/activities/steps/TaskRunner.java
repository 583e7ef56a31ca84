package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Wait;
import dev.steadfast.store.tasks.NewTask;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import org.springframework.stereotype.Component;

/** Opens a task for a person. */
@Component
class TaskRunner implements StepRunner<Wait.Task, StepDecision.OpenTask> {

    private final TaskStore tasks;

    TaskRunner(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    public Class<Wait.Task> step() {
        return Wait.Task.class;
    }

    @Override
    public Class<StepDecision.OpenTask> decision() {
        return StepDecision.OpenTask.class;
    }

    @Override
    public Begun begin(Pending pending, Wait.Task step, StepDecision.OpenTask open) {
        NewTask task = pending.task(
                        TaskKind.TASK, 0, step.title(), open.assignees().getFirst())
                .dueBy(open.due());
        tasks.open(open.until() == null ? task : task.awaiting(step.outcomes().keySet()));
        return new Begun.Ended(open.result(step.id(), pending.now()), open.reason(), open.concerns());
    }
}
