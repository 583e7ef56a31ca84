package dev.steadfast.playbook;

import dev.steadfast.account.Role;
import dev.steadfast.condition.Condition;
import dev.steadfast.condition.Nearest;
import dev.steadfast.playbook.Playbook.Late;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the steps of a playbook, at any depth. */
final class StepReader {

    private static final List<String> KINDS = List.of("email", "task", "wait-for", "milestone", "exit");
    private static final List<String> COMMON = List.of("id", "day", "time", "after", "if", "else", "late", "send");
    private static final Map<String, List<String>> OWN = Map.of(
            "email", List.of("email", "to"),
            "task", List.of("task", "assignee", "due", "outcomes", "until"),
            "wait-for", List.of("wait-for", "until"),
            "milestone", List.of("milestone"),
            "exit", List.of("exit"),
            "if", List.of("then"));

    /** The account's own people, and the queues. */
    private static final Set<String> ASSIGNEES =
            Set.of("csm", "manager", "finance", "legal", "executive", "support", "pool");

    /** Who gets an e-mail whose step does not say. */
    private static final List<Role> ANYONE = List.of(Role.CHAMPION, Role.ADMIN, Role.SPONSOR, Role.USER, Role.BILLING);

    private final Problems problems;
    private final Set<String> templates;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<Runnable> onceAllIdsAreKnown = new ArrayList<>();

    StepReader(Problems problems, Set<String> templates) {
        this.problems = problems;
        this.templates = templates;
    }

    List<Step> steps(Fields playbook) {
        if (playbook.list("steps").isEmpty()) {
            playbook.problem(playbook.line(), "\"steps\" is missing or empty; a playbook has at least one step");
        }
        List<Step> steps = list(playbook, "steps", null);
        onceAllIdsAreKnown.forEach(Runnable::run);
        return steps;
    }

    /** @param when the day, and its time, that the nested steps inherit, or null */
    private List<Step> list(Fields around, String name, Moment.@Nullable OnDay when) {
        List<Step> steps = new ArrayList<>();
        Integer latest = null;
        for (Node node : around.list(name)) {
            Fields fields = Fields.of(node, problems, null, "a step");
            if (!fields.isLegible()) {
                continue;
            }
            checkId(fields);
            Step step = step(fields, when);
            if (step != null) {
                latest = checkOrder(step, latest, fields);
                steps.add(step);
            }
        }
        return steps;
    }

    private static @Nullable Integer checkOrder(Step step, @Nullable Integer latest, Fields fields) {
        if (!(step.frame().moment() instanceof Moment.OnDay on) || on.inherited()) {
            return latest;
        }
        if (latest != null && on.day() < latest) {
            fields.problemAt(
                    "day",
                    "day " + on.day() + " comes after day " + latest + "; steps run in order, put it further up");
        }
        return on.day();
    }

    private void checkId(Fields fields) {
        String id = fields.required("id");
        if (id.isEmpty()) {
            return;
        }
        fields.inStep(id);
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            fields.problemAt(
                    "id",
                    "\"" + id + "\" is not an id; allowed are a-z, 0-9 and -, a letter first, at most 40 characters");
        }
        Integer first = ids.putIfAbsent(id, fields.line());
        if (first != null) {
            fields.problemAt("id", "id \"" + id + "\" is already used on line " + first + "; ids are unique in a file");
        }
    }

    private @Nullable Step step(Fields fields, Moment.@Nullable OnDay inherited) {
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        boolean block = fields.has("then");
        if (kinds.size() + (block ? 1 : 0) != 1) {
            fields.problem(
                    fields.line(),
                    "a step has exactly one of " + String.join(", ", KINDS) + " or if with then; found "
                            + (kinds.isEmpty() && !block
                                    ? "none"
                                    : String.join(", ", kinds) + (block ? ", then" : "")));
            return null;
        }
        String kind = block ? "if" : kinds.getFirst();
        var allowed = new ArrayList<>(COMMON);
        allowed.addAll(OWN.getOrDefault(kind, List.of()));
        fields.allowOnly(allowed);
        StepFrame frame = frame(fields, inherited, waits(kind, fields), block);
        return switch (kind) {
            case "email" -> email(fields, frame);
            case "task" -> task(fields, frame);
            case "wait-for" -> waitFor(fields, frame);
            case "milestone" -> milestone(fields, frame);
            case "exit" -> new Step.Exit(frame, fields.required("exit"));
            default -> block(fields, frame);
        };
    }

    private static boolean waits(String kind, Fields fields) {
        return kind.equals("wait-for") || fields.has("outcomes");
    }

    private StepFrame frame(Fields fields, Moment.@Nullable OnDay inherited, boolean waits, boolean block) {
        Moment moment = moment(fields, inherited);
        // what comes after a wait comes when the wait is over, whatever day it is
        Moment.OnDay nested = waits || !(moment instanceof Moment.OnDay on) ? null : on;
        Condition guard = block ? null : condition(fields);
        Late late = fields.oneOf("late", Fields.vocabulary(Late.class));
        List<Step> otherwise = list(fields, "else", nested);
        if (!otherwise.isEmpty() && !fields.has("if") && !waits) {
            fields.problemAt("else", "\"else\" is never taken: the step has neither \"if\" nor \"until\"");
        }
        return new StepFrame(
                fields.required("id"), moment, guard, otherwise, late, PlaybookReader.window(fields), fields.line());
    }

    private static Moment moment(Fields fields, Moment.@Nullable OnDay inherited) {
        LocalTime time = fields.parsed("time", StepReader::time);
        Integer day = fields.parsed("day", StepReader::day);
        if (fields.has("after")) {
            if (fields.has("day") || fields.has("time")) {
                fields.problemAt("after", "\"after\" and \"day\" or \"time\" exclude each other; give one");
            }
            var after = fields.parsed("after", Durations::parse);
            return after == null ? new Moment.AtOnce() : new Moment.After(after);
        }
        if (day != null) {
            return new Moment.OnDay(day, time, false);
        }
        if (inherited != null) {
            return new Moment.OnDay(inherited.day(), time == null ? inherited.time() : time, true);
        }
        if (time != null) {
            fields.problemAt("time", "\"time\" needs a \"day\" here or around it");
        }
        return new Moment.AtOnce();
    }

    private static int day(String text) {
        if (!text.matches("-?\\d{1,4}")) {
            throw new IllegalArgumentException("\"" + text + "\" is not a day; write a whole number such as 7 or -30");
        }
        return Integer.parseInt(text);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time of day; write it like \"10:00\"", e);
        }
    }

    private Step email(Fields fields, StepFrame frame) {
        String template = fields.required("email");
        if (!template.isEmpty() && !templates.contains(template)) {
            String near = Nearest.to(template, templates)
                    .map(name -> "; did you mean \"" + name + "\"?")
                    .orElse("; put its text into templates/" + template + ".md");
            fields.problemAt("email", "there is no template \"" + template + "\"" + near);
        }
        List<Role> to = new ArrayList<>();
        for (String word : fields.words("to")) {
            Role.of(word)
                    .ifPresentOrElse(
                            to::add,
                            () -> fields.problemAt(
                                    "to", "\"" + word + "\" is not a role; allowed are " + Role.words()));
        }
        return new Step.Email(frame, template, to.isEmpty() ? ANYONE : to);
    }

    private Step task(Fields fields, StepFrame frame) {
        String title = fields.required("task");
        Map<String, List<Step>> outcomes = new LinkedHashMap<>();
        Fields named = fields.fields("outcomes");
        if (named != null) {
            for (String outcome : named.names()) {
                if (outcome.equals(Step.ELSE) || !outcome.matches("[a-z][a-z0-9-]{0,39}")) {
                    named.problemAt(
                            outcome,
                            "\"" + outcome + "\" is not a name for an outcome; allowed are a-z, 0-9"
                                    + " and -, a letter first, not \"else\"");
                }
                outcomes.put(outcome, list(named, outcome, null));
            }
        }
        Step.Limit limit = fields.parsed("until", Durations::limit);
        if (named != null && !fields.has("until")) {
            fields.problem(fields.line(), "a task with \"outcomes\" waits, so it needs \"until\"");
        } else if (named == null && fields.has("until")) {
            fields.problemAt(
                    "until", "\"until\" is only for tasks with \"outcomes\"; use \"due\" for the person's time");
        }
        String assignee = fields.text("assignee");
        if (assignee != null && !ASSIGNEES.contains(assignee)) {
            fields.problemAt(
                    "assignee",
                    "\"" + assignee + "\" is nobody; allowed are "
                            + ASSIGNEES.stream().sorted().collect(Collectors.joining(", ")));
        }
        return new Step.Task(
                frame,
                title,
                assignee == null ? "csm" : assignee,
                fields.parsed("due", Durations::parse),
                outcomes,
                limit);
    }

    private static Step waitFor(Fields fields, StepFrame frame) {
        fields.required("until");
        Step.Limit limit = fields.parsed("until", Durations::limit);
        return new Step.WaitFor(frame, fields.required("wait-for"), limit == null ? new Step.Limit.UntilDay(0) : limit);
    }

    private static Step milestone(Fields fields, StepFrame frame) {
        Fields own = Objects.requireNonNull(fields.fields("milestone"));
        own.allowOnly(List.of("name", "by", "evidence"));
        own.required("by");
        Integer by = own.parsed("by", Durations::day);
        return new Step.Milestone(frame, own.required("name"), by == null ? 0 : by, own.required("evidence"));
    }

    private @Nullable Step block(Fields fields, StepFrame frame) {
        fields.required("if");
        Condition condition = condition(fields);
        List<Step> then = list(fields, Step.THEN, frame.moment() instanceof Moment.OnDay on ? on : null);
        return condition == null ? null : new Step.Block(frame, condition, then);
    }

    /** The step's {@code if}, whose steps may stand further down. */
    private @Nullable Condition condition(Fields fields) {
        Condition condition = fields.condition("if");
        if (condition != null) {
            onceAllIdsAreKnown.add(() -> condition.steps().stream()
                    .filter(step -> !ids.containsKey(step))
                    .sorted()
                    .forEach(step -> fields.problemAt("if", unknown(step))));
        }
        return condition;
    }

    private String unknown(String step) {
        return "there is no step \"" + step + "\""
                + Nearest.to(step, ids.keySet())
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; name the id of a step in this file");
    }
}
