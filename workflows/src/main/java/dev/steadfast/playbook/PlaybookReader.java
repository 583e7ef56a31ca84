package dev.steadfast.playbook;

import dev.steadfast.calendar.SendWindow;
import dev.steadfast.condition.Condition;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Playbook.Exit;
import dev.steadfast.playbook.Playbook.Goal;
import dev.steadfast.playbook.Playbook.Late;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Playbook.ReEnrol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a playbook file. A bad file is refused as a whole, with every problem in it. */
public final class PlaybookReader {

    private static final List<String> FIELDS = List.of(
            "playbook", "title", "anchor", "enrol", "re-enrol", "goal", "exit", "late", "purpose", "send", "steps");

    private static final Map<String, Anchor> ANCHORS =
            Arrays.stream(Anchor.values()).collect(Collectors.toMap(Anchor::word, Function.identity()));

    /** Longer files are refused before they are parsed: no playbook needs more, and a hostile one must cost nothing. */
    private static final int LONGEST_FILE = 256_000;

    /** Some ten steps within each other, far more than anybody can follow. */
    private static final int DEEPEST_NESTING = 40;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(0)
            .build();

    private final Problems problems;

    private PlaybookReader(String file) {
        problems = new Problems(file);
    }

    /**
     * Reads a playbook whose e-mail steps may name only these templates.
     *
     * @param file name for messages
     * @throws BadPlaybook with every problem, in file order
     */
    public static Playbook read(String file, String yaml, Set<String> templates) {
        var reader = new PlaybookReader(file);
        Playbook playbook = reader.playbook(yaml, templates);
        reader.problems.throwIfAny();
        return Objects.requireNonNull(playbook);
    }

    private @Nullable Playbook playbook(String yaml, Set<String> templates) {
        Node root = parse(yaml);
        if (root == null) {
            return null;
        }
        Fields fields = Fields.of(root, problems, null, "the file");
        fields.allowOnly(FIELDS);
        String name = fields.required("playbook");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9-]{0,39}")) {
            fields.problemAt(
                    "playbook",
                    "\"" + name
                            + "\" is not a name; allowed are a-z, 0-9 and -, a letter first, at most 40 characters");
        }
        Anchor anchor = fields.oneOf("anchor", ANCHORS);
        Late late = fields.oneOf("late", Fields.vocabulary(Late.class));
        Purpose purpose = fields.oneOf("purpose", Fields.vocabulary(Purpose.class));
        ReEnrol reEnrol = fields.oneOf("re-enrol", Fields.vocabulary(ReEnrol.class));
        SendWindow send = window(fields);
        List<Step> steps = new StepReader(problems, templates).steps(fields);
        String title = fields.text("title");
        return new Playbook(
                name,
                title == null ? name : title,
                anchor == null ? Anchor.ENROLMENT : anchor,
                enrolRules(fields),
                reEnrol == null ? ReEnrol.NEVER : reEnrol,
                goal(fields),
                exits(fields),
                late == null ? Late.SKIP : late,
                purpose == null ? Purpose.LIFECYCLE : purpose,
                send == null ? SendWindow.OFFICE_HOURS : send,
                new Outline(steps));
    }

    private @Nullable Node parse(String yaml) {
        if (yaml.length() > LONGEST_FILE) {
            problems.add(
                    1, null, "the file has " + yaml.length() + " characters; at most " + LONGEST_FILE + " are read");
            return null;
        }
        try {
            if (isTooDeep(yaml)) {
                return null;
            }
            return new Compose(SETTINGS).composeString(yaml).orElseGet(() -> {
                problems.add(1, null, "the file is empty; it must begin with \"playbook: NAME\"");
                return null;
            });
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(line, null, "not YAML: " + e.getProblem());
            return null;
        } catch (YamlEngineException e) {
            problems.add(1, null, "not YAML: " + e.getMessage());
            return null;
        }
    }

    /** The composer is recursive: what is nested without end would end its thread. */
    private boolean isTooDeep(String yaml) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            depth += switch (event.getEventId()) {
                case SequenceStart, MappingStart -> 1;
                case SequenceEnd, MappingEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST_NESTING) {
                problems.add(
                        event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1),
                        null,
                        "lists and fields are nested " + depth + " deep; at most " + DEEPEST_NESTING + " are read");
                return true;
            }
        }
        return false;
    }

    private List<Condition> enrolRules(Fields fields) {
        List<Condition> rules = new ArrayList<>();
        for (Node node : fields.list("enrol")) {
            Fields rule = Fields.of(node, problems, null, "an entry of \"enrol\"");
            rule.allowOnly(List.of("when"));
            rule.required("when");
            Condition when = rule.condition("when");
            if (when != null) {
                if (!when.ofRun().isEmpty()) {
                    rule.problemAt(
                            "when",
                            "\"when\" asks about a run before there is one: "
                                    + when.ofRun().stream().sorted().collect(Collectors.joining(", "))
                                    + "; allowed are account, owner, days_since, days_until and has");
                }
                rules.add(when);
            }
        }
        return rules;
    }

    private static @Nullable Goal goal(Fields fields) {
        Fields goal = fields.fields("goal");
        if (goal == null) {
            return null;
        }
        goal.allowOnly(List.of("on", "then"));
        Boolean exit = goal.oneOf("then", Map.of("exit", true, "continue", false));
        return new Goal(goal.required("on"), exit == null || exit);
    }

    private List<Exit> exits(Fields fields) {
        List<Exit> exits = new ArrayList<>();
        for (Node node : fields.list("exit")) {
            Fields exit = Fields.of(node, problems, null, "an entry of \"exit\"");
            exit.allowOnly(List.of("on", "as"));
            exits.add(new Exit(exit.required("on"), exit.required("as")));
        }
        return exits;
    }

    /** The {@code send} of a playbook or a step. */
    static @Nullable SendWindow window(Fields fields) {
        Fields send = fields.fields("send");
        if (send == null) {
            return null;
        }
        send.allowOnly(List.of("window"));
        send.required("window");
        return send.parsed("window", SendWindow::parse);
    }
}
