package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import dev.steadfast.store.tasks.NewTask;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.template.UnrenderableText;
import org.springframework.stereotype.Component;

/** Puts the account on somebody's desk, whether or not the note can be written. */
@Component
class EscalateRunner implements StepRunner<Deed.Escalate, StepDecision.Act> {

    private final TaskStore tasks;
    private final Texts texts;

    EscalateRunner(TaskStore tasks, Texts texts) {
        this.tasks = tasks;
        this.texts = texts;
    }

    @Override
    public Class<Deed.Escalate> step() {
        return Deed.Escalate.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Escalate step, StepDecision.Act act) {
        String person = act.people().getFirst();
        NewTask task = pending.task(
                        TaskKind.ESCALATION,
                        0,
                        "Escalated: " + pending.run().account().name() + ", "
                                + pending.run().playbook().title(),
                        person)
                .urgently(true);
        try {
            String note = texts.values(pending, step.with()).get("note");
            tasks.open(task.saying(note == null ? act.reason() : note));
            return pending.done(act.reason(), person);
        } catch (UnrenderableText e) {
            tasks.open(task.saying(act.reason() + "\n" + e.getMessage()));
            return pending.parked("escalated without its note: " + e.getMessage(), person);
        }
    }
}
