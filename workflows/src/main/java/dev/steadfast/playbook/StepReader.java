package dev.steadfast.playbook;

import static dev.steadfast.playbook.Field.optional;
import static dev.steadfast.playbook.Field.required;

import dev.steadfast.calendar.SendRules;
import dev.steadfast.condition.Condition;
import dev.steadfast.condition.Nearest;
import dev.steadfast.condition.Vocabulary;
import dev.steadfast.condition.Vocabulary.Place;
import dev.steadfast.playbook.Field.Form;
import dev.steadfast.playbook.Playbook.Late;
import dev.steadfast.playbook.Playbook.OnUncertain;
import dev.steadfast.playbook.Playbook.Purpose;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the steps of a playbook, at any depth. */
final class StepReader {

    /** What every step may say. */
    static final List<Field> COMMON = List.of(
            required("id", Form.NAME, "unique in the file"),
            optional("day", Form.DAY, "the day it is due, counted from day 0"),
            optional("time", Form.TIME, "the time on that day"),
            optional("after", Form.DURATION, "due this long after the step above has ended"),
            optional("if", Form.CONDITION, "asked when the step is due; when false, the step is skipped"),
            optional("else", Form.STEPS, "what happens instead when if is false, or when a wait ends unanswered"),
            optional("late", Form.LATE, "what happens when its day is already past"),
            optional("send", Form.SEND, "when it may leave"),
            optional("expires", Form.DURATION, "how late it may still go"),
            optional("purpose", Form.PURPOSE, "what kind of message it is"),
            optional("on-uncertain", Form.ON_UNCERTAIN, "what to do when nobody knows whether it left"));

    static final String ID = "[a-z][a-z0-9-]{0,39}";

    private final Problems problems;
    private final Surroundings surroundings;
    private final SendRules send;
    private final Vocabulary vocabulary;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<Runnable> onceAllIdsAreKnown = new ArrayList<>();
    private Moment.@Nullable OnDay inherited;
    private int repetitions;

    /** @param send what holds where a step says nothing about decent hours */
    StepReader(Problems problems, Surroundings surroundings, Vocabulary vocabulary, SendRules send) {
        this.problems = problems;
        this.surroundings = surroundings;
        this.vocabulary = vocabulary.moved(Place.STEP);
        this.send = send;
    }

    /** The steps of a playbook and what follows its ends. */
    Outline outline(Fields playbook) {
        if (playbook.list("steps").isEmpty()) {
            playbook.problem(playbook.line(), "\"steps\" is missing or empty; a playbook has at least one step");
        }
        List<Step> steps = list(playbook, "steps", null);
        Map<String, List<Step>> onExit = byName(playbook, "on-exit", "an outcome");
        onceAllIdsAreKnown.forEach(Runnable::run);
        return new Outline(steps, onExit);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** What the {@code when} of a wait may ask about. */
    Vocabulary aboutInputs() {
        return vocabulary.moved(Place.INPUT);
    }

    /** Nested steps that take over the day of the step they stand in. */
    List<Step> nested(Fields around, String name, StepFrame frame) {
        return list(around, name, frame.moment() instanceof Moment.OnDay on ? on : null);
    }

    /** Nested steps that begin when a wait is over, whatever day it is. */
    List<Step> afterWait(Fields around, String name) {
        return list(around, name, null);
    }

    /** Nested steps that come more than once, so that no day can be theirs. */
    List<Step> repeated(Fields around, String name) {
        repetitions++;
        List<Step> steps = list(around, name, null);
        repetitions--;
        return steps;
    }

    /** Lists of steps by name, each after a wait. */
    Map<String, List<Step>> byName(Fields around, String field, String what) {
        Map<String, List<Step>> lists = new LinkedHashMap<>();
        Fields named = around.fields(field);
        if (named != null) {
            for (String name : named.names()) {
                checkWay(named, name, what);
                lists.put(name, list(named, name, null));
            }
        }
        return lists;
    }

    /** A name of a way that a step may take. */
    static void checkWay(Fields fields, String name, String what) {
        if (!name.matches(ID) || name.equals(Step.ELSE) || name.equals(Step.OVERDUE)) {
            fields.problemAt(
                    name,
                    "\"" + name + "\" is not a name for " + what
                            + "; allowed are a-z, 0-9 and -, a letter first, not \"else\" or \"overdue\"");
        }
    }

    /** Runs {@code check} once every step is read: a step may name one that stands further down. */
    void later(Runnable check) {
        onceAllIdsAreKnown.add(check);
    }

    /** Reports a step that does not exist. */
    void checkStep(Fields fields, String field, String step) {
        later(() -> {
            if (!ids.containsKey(step)) {
                fields.problemAt(field, unknown(step));
            }
        });
    }

    private List<Step> list(Fields around, String name, Moment.@Nullable OnDay when) {
        Moment.OnDay before = inherited;
        List<Step> steps = new ArrayList<>();
        Integer latest = null;
        for (Node node : around.list(name)) {
            inherited = when;
            Fields fields = Fields.of(node, problems, null, "a step");
            if (!fields.isLegible()) {
                continue;
            }
            checkId(fields);
            Step step = step(fields);
            if (step != null) {
                latest = checkOrder(step, latest, fields);
                steps.add(step);
            }
        }
        inherited = before;
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
        if (!id.matches(ID)) {
            fields.problemAt(
                    "id",
                    "\"" + id + "\" is not an id; allowed are a-z, 0-9 and -, a letter first, at most 40 characters");
        }
        Integer first = ids.putIfAbsent(id, fields.line());
        if (first != null) {
            fields.problemAt("id", "id \"" + id + "\" is already used on line " + first + "; ids are unique in a file");
        }
    }

    private @Nullable Step step(Fields fields) {
        List<Kind> kinds =
                Kinds.ALL.stream().filter(kind -> fields.has(kind.word())).toList();
        if (kinds.size() != 1) {
            fields.problem(
                    fields.line(),
                    "a step has exactly one of " + Kinds.words() + "; found "
                            + (kinds.isEmpty()
                                    ? "none"
                                    : String.join(
                                            ", ", kinds.stream().map(Kind::word).toList())));
            return null;
        }
        Kind kind = kinds.getFirst();
        fields.allow(Stream.concat(COMMON.stream(), kind.fields().stream()).toList());
        kind.fields().stream()
                .filter(Field::required)
                .filter(field -> !fields.has(field.name()))
                .forEach(field -> fields.problem(fields.line(), "\"" + field.name() + "\" is missing"));
        return kind.reader().read(fields, frame(fields, kind), this);
    }

    private StepFrame frame(Fields fields, Kind kind) {
        Moment moment = moment(fields);
        boolean waits = Kinds.waits(kind, fields);
        boolean block = kind.equals(Kinds.BLOCK);
        Condition guard = block ? null : condition(fields);
        // what comes after a wait comes when the wait is over, whatever day it is
        List<Step> otherwise = list(fields, "else", waits || !(moment instanceof Moment.OnDay on) ? null : on);
        if (!otherwise.isEmpty() && !fields.has("if") && !waits) {
            fields.problemAt("else", "\"else\" is never taken: the step has neither \"if\" nor \"until\"");
        }
        return new StepFrame(
                fields.required("id"),
                moment,
                guard,
                otherwise,
                fields.oneOf("late", Fields.vocabulary(Late.class)),
                SendReader.read(fields, send),
                fields.parsed("expires", Durations::parse),
                fields.oneOf("purpose", Fields.vocabulary(Purpose.class)),
                fields.oneOf("on-uncertain", Fields.vocabulary(OnUncertain.class)),
                fields.line());
    }

    private Moment moment(Fields fields) {
        LocalTime time = fields.parsed("time", StepReader::time);
        Integer day = fields.parsed("day", StepReader::day);
        if (day != null && repetitions > 0) {
            fields.problemAt("day", "steps that repeat have no day of their own; write \"after\" instead");
        }
        if (fields.has("after")) {
            if (fields.has("day") || fields.has("time")) {
                fields.problemAt("after", "\"after\" and \"day\" or \"time\" exclude each other; give one");
            }
            Duration after = fields.parsed("after", Durations::parse);
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

    /** The step's {@code if}. */
    @Nullable
    Condition condition(Fields fields) {
        Condition condition = fields.condition("if", vocabulary);
        if (condition != null) {
            condition.steps().stream().sorted().forEach(step -> checkStep(fields, "if", step));
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
