package dev.steadfast.playbook;

import static dev.steadfast.playbook.Field.optional;
import static dev.steadfast.playbook.Field.required;

import dev.steadfast.calendar.SendRules;
import dev.steadfast.condition.Vocabulary;
import dev.steadfast.playbook.Field.Form;
import dev.steadfast.playbook.Playbook.Anchor;
import dev.steadfast.playbook.Playbook.Late;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Playbook.Resume;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a playbook file. A bad file is refused as a whole, with every problem in it. */
public final class PlaybookReader {

    /** What the top of a file may say. */
    static final List<Field> FIELDS = List.of(
            required("playbook", Form.NAME, "the name; also the workflow type in the Temporal UI"),
            optional("title", Form.TEXT, "one line for people"),
            optional("anchor", Form.ANCHOR, "what day 0 is counted from"),
            optional("enrol", Form.ENROL_RULES, "who is enrolled"),
            optional("re-enrol", Form.RE_ENROL, "may an account go through it again?"),
            optional("key", Form.KEY, "what tells two concurrent runs of an account apart"),
            optional("family", Form.NAME, "at most one open run of a family for an account"),
            optional("priority", Form.INTEGER, "which of a family goes first"),
            optional("quiets", Form.PLAYBOOKS, "playbooks whose touches wait while this one is open"),
            optional("goal", Form.GOAL, "the event this playbook is for"),
            optional("exit", Form.EXITS, "events that end a run"),
            optional("on-exit", Form.STEPS_BY_NAME, "what follows an end, by outcome"),
            optional("pause", Form.PAUSE, "an event that suspends a run until another"),
            optional("late", Form.LATE, "what happens to steps that are already past"),
            optional("resume", Form.RESUME, "what happens to what became due during a pause"),
            optional("purpose", Form.PURPOSE, "what kind of messages these are"),
            optional("expires", Form.DURATION, "how late a held or deferred touch may still go"),
            optional("holdout", Form.PERCENT, "accounts that get nothing, to measure lift"),
            optional("send", Form.SEND, "when messages may leave"),
            required("steps", Form.SOME_STEPS, "what happens"));

    static final Map<String, Anchor> ANCHORS =
            Arrays.stream(Anchor.values()).collect(Collectors.toMap(Anchor::word, Function.identity()));

    private final Problems problems;

    private PlaybookReader(String file) {
        problems = new Problems(file);
    }

    /**
     * Reads a playbook that may name only what is in its surroundings.
     *
     * @param file name for messages
     * @throws BadPlaybook with every problem, in file order
     */
    public static Playbook read(String file, String yaml, Surroundings surroundings) {
        var reader = new PlaybookReader(file);
        Playbook playbook = reader.playbook(yaml, surroundings);
        reader.problems.throwIfAny();
        return Objects.requireNonNull(playbook);
    }

    private @Nullable Playbook playbook(String yaml, Surroundings surroundings) {
        Node root = YamlFile.parse(yaml, problems, "playbook: NAME");
        if (root == null) {
            return null;
        }
        Fields fields = Fields.of(root, problems, null, "the file");
        fields.allow(FIELDS);
        String name = name(fields);
        String title = fields.text("title");
        Anchor anchor = fields.oneOf("anchor", ANCHORS);
        Late late = fields.oneOf("late", Fields.vocabulary(Late.class));
        Resume resume = fields.oneOf("resume", Fields.vocabulary(Resume.class));
        Purpose purpose = fields.oneOf("purpose", Fields.vocabulary(Purpose.class));
        SendRules own = SendReader.read(fields, SendRules.DEFAULT);
        SendRules send = own == null ? SendRules.DEFAULT : own;
        if (resume == Resume.SHIFT && anchor != null && anchor != Anchor.ENROLMENT) {
            fields.problemAt(
                    "resume", "\"resume: shift\" needs \"anchor: enrolment\"; a date of the account cannot be moved");
        }
        Vocabulary vocabulary = surroundings.attributes().declared().isEmpty()
                ? Vocabulary.STEP
                : Vocabulary.STEP.with(surroundings.attributes());
        StepReader steps = new StepReader(problems, surroundings, vocabulary, send);
        Outline outline = steps.outline(fields);
        var tops = new TopReader(fields, vocabulary);
        Playbook playbook = new Playbook(
                name,
                title == null ? name : title,
                anchor == null ? Anchor.ENROLMENT : anchor,
                tops.admission(),
                tops.precedence(surroundings.playbooks()),
                tops.goal(),
                tops.exits(),
                tops.pause(),
                late == null ? Late.SKIP : late,
                resume == null ? Resume.KEEP : resume,
                purpose == null ? Purpose.LIFECYCLE : purpose,
                fields.parsed("expires", Durations::parse),
                send,
                outline);
        tops.checkOutcomes(playbook);
        return playbook;
    }

    private static String name(Fields fields) {
        String name = fields.required("playbook");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9-]{0,39}")) {
            fields.problemAt(
                    "playbook",
                    "\"" + name
                            + "\" is not a name; allowed are a-z, 0-9 and -, a letter first, at most 40 characters");
        }
        return name;
    }
}
