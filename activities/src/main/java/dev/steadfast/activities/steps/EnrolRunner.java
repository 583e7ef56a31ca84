package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.enrolments.Entry;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.template.UnrenderableText;
import org.springframework.stereotype.Component;

/** Starts another playbook for the same account; where that is refused, the step is left out. */
@Component
class EnrolRunner implements StepRunner<Deed.Enrol, StepDecision.Act> {

    private final Enroller enroller;
    private final TaskStore tasks;
    private final Texts texts;

    EnrolRunner(Enroller enroller, TaskStore tasks, Texts texts) {
        this.enroller = enroller;
        this.tasks = tasks;
        this.texts = texts;
    }

    @Override
    public Class<Deed.Enrol> step() {
        return Deed.Enrol.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Enrol step, StepDecision.Act act) {
        try {
            String key = texts.values(pending, step.with()).get("key");
            return switch (enroller.enrolByStep(
                    pending.run().playbook().name(),
                    step.playbook(),
                    pending.run().account().id(),
                    key)) {
                case Entry.Entered ignored -> pending.done(act.reason(), null);
                case Entry.HeldOut ignored ->
                    pending.skipped("the account gets nothing of " + step.playbook() + ", to measure what it earns");
                case Entry.Refused refused ->
                    pending.skipped("not enrolled in " + step.playbook() + ": the account " + refused.reason());
            };
        } catch (UnrenderableText e) {
            String title = "Start \"" + step.playbook() + "\" by hand, or leave it out";
            tasks.open(pending.task(TaskKind.REVIEW, 0, title, pending.owner()).saying(e.getMessage()));
            return pending.parked(String.valueOf(e.getMessage()), null);
        }
    }
}
