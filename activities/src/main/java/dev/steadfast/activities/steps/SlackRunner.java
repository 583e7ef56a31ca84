package dev.steadfast.activities.steps;

import dev.steadfast.activities.slack.Notice;
import dev.steadfast.activities.slack.SlackPosts;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Deed;
import dev.steadfast.store.tasks.NewTask;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskNotices;
import dev.steadfast.store.tasks.TaskStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to colleagues. What goes to one person is a task as well, which the buttons under the message act on. */
@Component
class SlackRunner implements StepRunner<Deed.Slack, StepDecision.Act> {

    /** The slot of the task that the buttons act on; the first is for what a person has to look into. */
    private static final int TOLD = 1;

    private final SlackPosts slack;
    private final ErrandRunner errands;
    private final TaskStore tasks;
    private final TaskNotices notices;
    private final ByHand byHand;

    SlackRunner(SlackPosts slack, ErrandRunner errands, TaskStore tasks, TaskNotices notices, ByHand byHand) {
        this.slack = slack;
        this.errands = errands;
        this.tasks = tasks;
        this.notices = notices;
        this.byHand = byHand;
    }

    @Override
    public Class<Deed.Slack> step() {
        return Deed.Slack.class;
    }

    @Override
    public Class<StepDecision.Act> decision() {
        return StepDecision.Act.class;
    }

    @Override
    public Begun begin(Pending pending, Deed.Slack step, StepDecision.Act act) {
        String to = act.people().getFirst();
        String assignee = to.startsWith("#") ? pending.owner() : to;
        String place = slack.placeOf(to);
        if (!slack.isConfigured() || place == null) {
            return byHand.deed(
                    pending,
                    Map.of("text", step.text()),
                    new ByHand.Instead("Slack", "Tell " + to + " what Slack would have", assignee, false));
        }
        String heading =
                pending.run().account().name() + ", " + pending.run().playbook().title();
        NewTask task = to.startsWith("#") ? null : pending.task(TaskKind.ALERT, TOLD, heading, to);
        if (task != null) {
            tasks.open(task.saying("Told by Slack"));
            notices.toldOtherwise(task.origin().taskId());
        }
        List<Notice.Button> buttons = buttons(task, pending.run().enrolment());
        return errands.begin(
                pending,
                new Errand(
                        slack.name(),
                        "post to " + to,
                        Map.of("text", step.text()),
                        assignee,
                        false,
                        order -> slack.post(
                                new Notice(place, heading, order.value("text").orElse(""), buttons), order.notAfter())),
                act.reason());
    }

    /** Where nobody in particular is told there is only something to escalate. */
    private static List<Notice.Button> buttons(@Nullable NewTask task, String enrolment) {
        Notice.Button escalate = Notice.Button.escalate(enrolment);
        if (task == null) {
            return List.of(escalate);
        }
        String id = task.origin().taskId();
        return List.of(Notice.Button.done(id), Notice.Button.snooze(id), escalate);
    }
}
