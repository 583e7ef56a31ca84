package dev.steadfast.activities.steps;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.cadence.DeedValues;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.template.UnrenderableText;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sets custom attributes of the account, all or none. */
@Component
class SetRunner implements StepRunner<Deed.SetAttributes, StepDecision.Act> {

    private final AttributeChange change;
    private final TaskStore tasks;
    private final Texts texts;

    SetRunner(AttributeChange change, TaskStore tasks, Texts texts) {
        this.change = change;
        this.tasks = tasks;
        this.texts = texts;
    }

    @Override
    public Class<Deed.SetAttributes> step() {
        return Deed.SetAttributes.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.SetAttributes step, StepDecision.Act act) {
        Map<String, Object> values;
        try {
            values = DeedValues.attributes(texts.values(pending, step.with()));
        } catch (UnrenderableText e) {
            return park(pending, step, String.valueOf(e.getMessage()));
        } catch (BrokenRule e) {
            return park(pending, step, e.rule());
        }
        change.apply(pending.run().account().id(), values);
        return pending.done(DeedValues.said(values), null);
    }

    private Begun.Ended park(Pending pending, Deed.SetAttributes step, String why) {
        String title = "Set " + step.subject() + " by hand, or leave it";
        tasks.open(pending.task(TaskKind.REVIEW, 0, title, pending.owner()).saying(why));
        return pending.parked(why, null);
    }
}
