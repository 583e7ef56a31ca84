package dev.steadfast.playbook;

import static dev.steadfast.playbook.Field.optional;
import static dev.steadfast.playbook.Field.required;

import dev.steadfast.playbook.Field.Form;
import java.util.List;

/** The fields within a field: what its reader takes, what editors complete, what the language reference lists. */
final class Parts {

    private static final Field ON = required("on", Form.EVENT, "the event");
    private static final Field WHEN =
            optional("when", Form.CONDITION, "what else must hold; input is the event's data");
    private static final Field UNTIL = required("until", Form.LIMIT, "how long it goes on");

    static final List<Field> ENROL_RULE = List.of(
            optional("on", Form.EVENT, "the event that enrols; without it, when is asked on every change and daily"),
            optional("when", Form.CONDITION, "what must hold; input is the event's data where there is an on"));

    static final List<Field> GOAL =
            List.of(ON, WHEN, optional("then", Form.THEN, "whether reaching it ends the run; it does unless said"));

    static final List<Field> EXIT = List.of(ON, WHEN, required("as", Form.NAME, "the outcome the run ends with"));

    static final List<Field> PAUSE =
            List.of(ON, WHEN, required("until", Form.EVENT, "the event that lets the run go on"));

    static final List<Field> SEND = List.of(
            optional("window", Form.WINDOW, "weekdays and hours in which messages may leave"),
            optional("quiet", Form.QUIET, "hours of every day in which nobody is disturbed"),
            optional("holidays", Form.HOLIDAYS, "whether public holidays are closed too"),
            optional("closed", Form.CLOSED_DAYS, "days on which nobody is written to"));

    static final List<Field> EVERYBODY = List.of(required("all", Form.ROLE_WORDS, "everybody of these roles"));

    static final List<Field> SURVEY = List.of(
            required("kind", Form.QUESTION, "what is measured"), required("template", Form.NAME, "the text to send"));

    static final List<Field> MILESTONE = List.of(
            required("name", Form.TEXT, "what is to be reached"),
            required("by", Form.CADENCE_DAY, "the day it should be reached by"),
            required("evidence", Form.EVENT, "the event that proves it"),
            optional("owner", Form.OWNER, "who has to reach it; customer unless said"));

    static final List<Field> APPROVAL = List.of(
            required("title", Form.TEXT, "what is to be consented to"),
            required("by", Form.PEOPLE, "who is asked"),
            optional("all", Form.BOOLEAN, "whether everybody has to approve; one is enough unless said"),
            UNTIL,
            optional("approved", Form.STEPS, "what happens when it is approved"),
            optional("refused", Form.STEPS, "what happens when it is refused"));

    static final List<Field> ARM = List.of(
            required("arm", Form.NAME, "the name of this way"),
            required("weight", Form.PERCENT, "how many accounts in a hundred go this way"),
            optional("steps", Form.STEPS, "what happens on this way"));

    static final List<Field> REPEAT = List.of(
            required("every", Form.DURATION, "from the beginning of one time to the beginning of the next"),
            UNTIL,
            required("steps", Form.SOME_STEPS, "what happens each time; no step has a day of its own"));

    private Parts() {}
}
