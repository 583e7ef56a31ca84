package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision.Recipient;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.tasks.NewTask;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.template.UnrenderableText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Parks what no system can do here, and opens a task that says what a person has to do instead. */
@Component
class ByHand {

    private final TaskStore tasks;
    private final Texts texts;

    ByHand(TaskStore tasks, Texts texts) {
        this.tasks = tasks;
        this.texts = texts;
    }

    /**
     * What a person does where a system is missing.
     *
     * @param system that is missing: {@code CRM}
     * @param title of the task
     * @param assignee a person's address or a queue
     */
    record Instead(String system, String title, String assignee, boolean urgent) {}

    /** Hands a deed to a person, with its values written out; they are Liquid, by name. */
    Begun.Ended deed(Pending pending, Map<String, String> values, Instead instead) {
        String reason = "no " + instead.system() + " is configured";
        try {
            return park(pending, instead, reason, lines(texts.values(pending, values)));
        } catch (UnrenderableText e) {
            return park(pending, instead, reason + "; " + e.getMessage(), "");
        }
    }

    /** Hands messages to a person, with their text. */
    Begun.Ended write(Pending pending, Touch step, List<Recipient> to) {
        String system = step.channel().word() + " provider";
        String everybody = to.stream().map(Recipient::address).distinct().collect(Collectors.joining(", "));
        Instead instead = new Instead(
                system, "Reach " + everybody + " about \"" + step.template() + "\"", pending.owner(), false);
        String reason = "no " + system + " is configured";
        try {
            return park(
                    pending,
                    instead,
                    reason,
                    texts.message(pending, step, to.getFirst().contact()).plain());
        } catch (UnrenderableText e) {
            return park(pending, instead, reason + "; " + e.getMessage(), "");
        }
    }

    private Begun.Ended park(Pending pending, Instead instead, String reason, String what) {
        NewTask task = pending.task(TaskKind.REVIEW, 0, instead.title(), instead.assignee())
                .urgently(instead.urgent())
                .saying((reason + "\n" + what).strip());
        tasks.open(task);
        return pending.parked(reason, instead.assignee());
    }

    private static String lines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + ": " + value.getValue())
                .collect(Collectors.joining("\n"));
    }
}
