package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Wait.Approval;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks each approver with a task of their own. */
@Component
class ApprovalRunner implements StepRunner<Approval, StepDecision.OpenTask> {

    private final TaskStore tasks;

    ApprovalRunner(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    public Class<Approval> step() {
        return Approval.class;
    }

    @Override
    public Class<StepDecision.OpenTask> decision() {
        return StepDecision.OpenTask.class;
    }

    @Override
    public Begun begin(Pending pending, Approval step, StepDecision.OpenTask open) {
        for (int slot = 0; slot < step.by().size(); slot++) {
            tasks.open(pending.task(
                            TaskKind.APPROVAL,
                            slot,
                            step.title(),
                            open.assignees().get(slot))
                    .asking(step.by().get(slot))
                    .dueBy(open.due())
                    .awaiting(List.of(Approval.APPROVED, Approval.REFUSED)));
        }
        return new Begun.Ended(open.result(step.id(), pending.now()), open.reason(), open.concerns());
    }
}
