package dev.steadfast.playbook;

import dev.steadfast.condition.Condition;
import dev.steadfast.condition.Vocabulary;
import dev.steadfast.condition.Vocabulary.Place;
import java.util.List;
import java.util.Map;

/** Reads the steps that may hold the cadence. */
final class WaitReaders {

    private static final Step.Limit NOT_AT_ALL = new Step.Limit.UntilDay(0);

    private WaitReaders() {}

    static Step task(Fields fields, StepFrame frame, StepReader steps) {
        Map<String, List<Step>> outcomes = steps.byName(fields, "outcomes", "an outcome");
        Boolean wait = fields.oneOf("wait", Map.of("true", true, "false", false));
        boolean waits = !outcomes.isEmpty() || Boolean.TRUE.equals(wait);
        if (!outcomes.isEmpty() && Boolean.FALSE.equals(wait)) {
            fields.problemAt("wait", "a task with \"outcomes\" waits for one of them; leave \"wait\" out");
        }
        if (waits && !fields.has("until")) {
            fields.problem(fields.line(), "a task with \"outcomes\" or \"wait\" waits, so it needs \"until\"");
        } else if (!waits && fields.has("until")) {
            fields.problemAt(
                    "until",
                    "\"until\" is only for tasks with \"outcomes\" or \"wait: true\"; use \"due\" for the person's time");
        }
        if (!waits && fields.has("overdue")) {
            fields.problemAt("overdue", "\"overdue\" is never taken: the task does not wait");
        }
        String assignee = fields.text("assignee");
        DeedReaders.checkPerson(fields, "assignee", assignee == null ? "" : assignee, steps);
        return new Wait.Task(
                frame,
                fields.required("task"),
                assignee == null ? "csm" : assignee,
                fields.parsed("due", Durations::parse),
                outcomes,
                fields.parsed("until", Durations::limit),
                steps.afterWait(fields, "overdue"));
    }

    static Step approval(Fields fields, StepFrame frame, StepReader steps) {
        Fields own = fields.fieldsOrNone("approval");
        own.allow(Parts.APPROVAL);
        if (own.isLegible() && own.words("by").isEmpty()) {
            own.problem(own.line(), "\"by\" is missing; name at least one of csm, manager or a queue");
        }
        Boolean all = own.oneOf("all", Map.of("true", true, "false", false));
        return new Wait.Approval(
                frame,
                own.required("title"),
                DeedReaders.people(own, "by", steps),
                Boolean.TRUE.equals(all),
                limit(own),
                steps.afterWait(own, "approved"),
                steps.afterWait(own, "refused"));
    }

    static Step waitFor(Fields fields, StepFrame frame, StepReader steps) {
        String since = fields.text("since");
        if (since != null) {
            steps.checkStep(fields, "since", since);
        }
        Trigger event = trigger(fields, "wait-for", steps.aboutInputs());
        if (event.when() != null) {
            event.when().steps().forEach(step -> steps.checkStep(fields, "when", step));
        }
        return new Wait.WaitFor(frame, event, since, limit(fields));
    }

    /** An event with what else must hold. */
    static Trigger trigger(Fields fields, String on, Vocabulary vocabulary) {
        Condition when = fields.condition("when", vocabulary.moved(Place.INPUT));
        return new Trigger(fields.required(on), when);
    }

    static Step.Limit limit(Fields fields) {
        fields.required("until");
        Step.Limit limit = fields.parsed("until", Durations::limit);
        return limit == null ? NOT_AT_ALL : limit;
    }
}
