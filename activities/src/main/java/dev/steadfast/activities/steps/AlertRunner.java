package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells people of a risk, each once. */
@Component
class AlertRunner implements StepRunner<Deed.Alert, StepDecision.Act> {

    private final TaskStore tasks;

    AlertRunner(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    public Class<Deed.Alert> step() {
        return Deed.Alert.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Alert step, StepDecision.Act act) {
        List<String> people = act.people().stream().distinct().toList();
        for (int slot = 0; slot < people.size(); slot++) {
            tasks.open(pending.task(TaskKind.ALERT, slot, step.title(), people.get(slot))
                    .urgently(true)
                    .saying(act.reason()));
        }
        return pending.done(act.reason(), String.join(", ", people));
    }
}
