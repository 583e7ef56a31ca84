package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.playbook.Wait;
import dev.steadfast.store.milestones.MilestoneStore;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.tasks.TaskStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What steps do that stays in our own database. */
@Component
class Deeds {

    private final TaskStore tasks;
    private final MilestoneStore milestones;

    Deeds(TaskStore tasks, MilestoneStore milestones) {
        this.tasks = tasks;
        this.milestones = milestones;
    }

    void carryOut(Run run, Step step, StepDecision decision, Instant now) {
        if (decision instanceof StepDecision.OpenTask open && step instanceof Wait.Task task) {
            tasks.open(new TaskStore.NewTask(
                    run.account().id(),
                    run.enrolment(),
                    step.id(),
                    task.title(),
                    open.assignees().getFirst(),
                    open.due(),
                    open.until() != null,
                    task.outcomes().keySet(),
                    now));
        } else if (decision instanceof StepDecision.Expect expect && step instanceof Step.Milestone milestone) {
            milestones.expect(
                    run.account().id(),
                    run.enrolment(),
                    step.id(),
                    milestone.name(),
                    milestone.evidence(),
                    expect.target(),
                    expect.reached());
        } else if (decision instanceof StepDecision.Skip && step instanceof Wait wait && wait.limit() != null) {
            tasks.cancelWaiting(run.enrolment(), "steadfast", now);
        }
    }

    /** Opens a task to find out what became of a message. */
    void askToReview(Run run, Touch.Email step, String recipient, Instant now) {
        tasks.open(new TaskStore.NewTask(
                run.account().id(),
                run.enrolment(),
                null,
                "Find out whether \"" + step.template() + "\" reached " + recipient,
                Optional.ofNullable(run.account().ownerEmail()).orElse("pool"),
                null,
                false,
                List.of(),
                now));
    }
}
