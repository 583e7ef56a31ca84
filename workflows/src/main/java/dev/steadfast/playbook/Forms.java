package dev.steadfast.playbook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadfast.account.Role;
import dev.steadfast.playbook.Field.Form;
import dev.steadfast.playbook.Playbook.Late;
import dev.steadfast.playbook.Playbook.OnUncertain;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Playbook.Resume;
import dev.steadfast.playbook.Touch.Survey.Question;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What each form of a field looks like in JSON Schema. */
final class Forms {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";
    private static final String WEEKDAY =
            "([mM][oO][nN]|[tT][uU][eE]|[wW][eE][dD]|[tT][hH][uU]|[fF][rR][iI]|[sS][aA][tT]|[sS][uU][nN])";
    private static final String DATE = "\\d{2}-\\d{2}|\\d{4}-\\d{2}-\\d{2}";
    private static final String LENGTH = Durations.FORM.pattern();

    private Forms() {}

    static ObjectNode schema(Form form) {
        return switch (form) {
            case NAME -> pattern(StepReader.ID);
            case TEXT, PERSON, CHANNEL, EVENT -> text();
            case CONDITION -> either(text(), schema(Form.BOOLEAN));
            case INTEGER -> integer(0, TopReader.HIGHEST_PRIORITY);
            case PERCENT -> either(integer(0, 100), pattern("\\d{1,3}%?"));
            case TIME -> pattern(CLOCK + "(:[0-5]\\d)?");
            case DAY -> integer(-9999, 9999);
            case DURATION -> pattern(LENGTH);
            case CADENCE_DAY -> pattern(Durations.DAY.pattern());
            case LIMIT -> pattern(Durations.DAY.pattern() + "|" + LENGTH);
            case BOOLEAN -> JSON.objectNode().put("type", "boolean");
            case KEY -> pattern(TopReader.KEY);
            case ANCHOR ->
                oneOf(Arrays.stream(Playbook.Anchor.values())
                        .map(Playbook.Anchor::word)
                        .toList());
            case RE_ENROL -> either(oneOf(List.of("never", "per-anchor", "always")), pattern("after +" + LENGTH));
            case LATE -> oneOf(vocabulary(Late.class));
            case RESUME -> oneOf(vocabulary(Resume.class));
            case PURPOSE -> oneOf(vocabulary(Purpose.class));
            case ON_UNCERTAIN -> oneOf(vocabulary(OnUncertain.class));
            case QUESTION -> oneOf(vocabulary(Question.class));
            case OWNER -> oneOf(Step.Milestone.OWNERS);
            case CRM_ACTION -> oneOf(Deed.Crm.ACTIONS);
            case BILLING_ACTION -> oneOf(Deed.Billing.ACTIONS);
            case PRIORITY -> oneOf(Deed.Ticket.PRIORITIES);
            case THEN -> oneOf(TopReader.THEN.keySet().stream().sorted().toList());
            case HOLIDAYS ->
                oneOf(SendReader.HOLIDAYS.keySet().stream().sorted().toList());
            case WINDOW -> pattern(WEEKDAY + "(-" + WEEKDAY + ")? " + CLOCK + "-" + CLOCK);
            case QUIET -> pattern(CLOCK + "-" + CLOCK);
            case CLOSED_DAYS -> list(pattern("(" + DATE + ")(\\.\\.(" + DATE + "))?"));
            case ROLE_WORDS ->
                list(oneOf(Arrays.stream(Role.values()).map(Role::word).toList()));
            case ROLES -> either(schema(Form.ROLE_WORDS), PlaybookSchema.object(Parts.EVERYBODY));
            case PEOPLE -> list(text());
            case PLAYBOOKS -> list(pattern(StepReader.ID));
            case VALUES ->
                named(JSON.objectNode()
                        .set(
                                "type",
                                JSON.arrayNode().add("string").add("number").add("boolean")));
            case SURVEY -> PlaybookSchema.object(Parts.SURVEY);
            case MILESTONE -> PlaybookSchema.object(Parts.MILESTONE);
            case APPROVAL -> PlaybookSchema.object(Parts.APPROVAL);
            case REPEAT -> PlaybookSchema.object(Parts.REPEAT);
            case ARMS -> list(PlaybookSchema.object(Parts.ARM)).put("minItems", 1);
            case SEND -> PlaybookSchema.object(Parts.SEND);
            case ENROL_RULES -> list(enrolRule());
            case GOAL -> PlaybookSchema.object(Parts.GOAL);
            case EXITS -> list(PlaybookSchema.object(Parts.EXIT));
            case PAUSE -> PlaybookSchema.object(Parts.PAUSE);
            case STEPS -> steps();
            case SOME_STEPS -> steps().put("minItems", 1);
            case STEPS_BY_NAME -> named(steps());
        };
    }

    private static ObjectNode enrolRule() {
        return PlaybookSchema.object(Parts.ENROL_RULE).put("minProperties", 1);
    }

    private static ObjectNode steps() {
        return list(JSON.objectNode().put("$ref", "#/$defs/" + PlaybookSchema.STEP));
    }

    private static Collection<String> vocabulary(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Fields::word).toList();
    }

    private static ObjectNode text() {
        return JSON.objectNode().put("type", "string").put("pattern", "\\S");
    }

    private static ObjectNode pattern(String whole) {
        return JSON.objectNode().put("type", "string").put("pattern", "^(" + whole + ")$");
    }

    private static ObjectNode integer(int least, int most) {
        return JSON.objectNode().put("type", "integer").put("minimum", least).put("maximum", most);
    }

    private static ObjectNode oneOf(Collection<String> words) {
        ObjectNode schema = JSON.objectNode();
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    private static ObjectNode either(ObjectNode one, ObjectNode other) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("anyOf").add(one).add(other);
        return schema;
    }

    private static ObjectNode list(ObjectNode of) {
        ObjectNode schema = JSON.objectNode().put("type", "array");
        schema.set("items", of);
        return schema;
    }

    private static ObjectNode named(ObjectNode of) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.set("additionalProperties", of);
        return schema;
    }
}
