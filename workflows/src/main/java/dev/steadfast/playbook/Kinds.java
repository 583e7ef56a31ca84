package dev.steadfast.playbook;

import static dev.steadfast.playbook.Field.optional;
import static dev.steadfast.playbook.Field.required;

import dev.steadfast.playbook.Field.Form;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of step, and how it is written: the one list of them. */
final class Kinds {

    private static final Field TO = optional("to", Form.ROLES, "the first of these roles, or {all: [roles]}");
    private static final Field WITH = optional("with", Form.VALUES, "values that go along, each a Liquid text");
    private static final Field UNTIL = required("until", Form.LIMIT, "how long it waits");

    static final Kind BLOCK = Kind.of("then", FlowReaders::block, required("then", Form.STEPS, "when if holds"));

    private static final Kind TASK = Kind.of(
            "task",
            WaitReaders::task,
            required("task", Form.TEXT, "what a person has to do"),
            optional("assignee", Form.PERSON, "who has to do it; csm unless said"),
            optional("due", Form.DURATION, "how long the person has"),
            optional("outcomes", Form.STEPS_BY_NAME, "what the person may answer, each with its steps"),
            optional("wait", Form.BOOLEAN, "whether the cadence waits for the person"),
            optional("until", Form.LIMIT, "how long the cadence waits"),
            optional("overdue", Form.STEPS, "what happens when nobody has answered until then"));

    private static final Kind WAIT_FOR = Kind.of(
            "wait-for",
            WaitReaders::waitFor,
            required("wait-for", Form.EVENT, "the event to wait for"),
            optional("when", Form.CONDITION, "what else must hold; input is the event's data"),
            optional("since", Form.NAME, "a step: only events after its end count"),
            UNTIL);

    private static final Kind APPROVAL =
            Kind.of("approval", WaitReaders::approval, required("approval", Form.APPROVAL, "who has to consent"));

    static final List<Kind> ALL = List.of(
            Kind.of("email", TouchReaders::email, required("email", Form.NAME, "the text to send"), TO),
            Kind.of("sms", TouchReaders::sms, required("sms", Form.NAME, "the text to send"), TO),
            Kind.of("in-app", TouchReaders::inApp, required("in-app", Form.NAME, "the text to show"), TO),
            Kind.of("survey", TouchReaders::survey, required("survey", Form.SURVEY, "the question to ask"), TO),
            Kind.of(
                    "slack",
                    DeedReaders::slack,
                    required("slack", Form.TEXT, "the text, in Liquid"),
                    required("to", Form.CHANNEL, "csm, manager, a queue or a #channel")),
            Kind.of("webhook", DeedReaders::webhook, required("webhook", Form.TEXT, "where to post"), WITH),
            TASK,
            Kind.of("crm", DeedReaders::crm, required("crm", Form.CRM_ACTION, "what the CRM has to do"), WITH),
            Kind.of(
                    "ticket",
                    DeedReaders::ticket,
                    required("ticket", Form.TEXT, "what it is about"),
                    optional("priority", Form.PRIORITY, "how urgent it is"),
                    WITH),
            Kind.of(
                    "billing",
                    DeedReaders::billing,
                    required("billing", Form.BILLING_ACTION, "what the billing system has to do"),
                    WITH),
            Kind.of(
                    "milestone",
                    FlowReaders::milestone,
                    required("milestone", Form.MILESTONE, "what is to be reached, and by when")),
            Kind.of(
                    "escalate",
                    DeedReaders::escalate,
                    required("escalate", Form.PERSON, "whose desk it goes to"),
                    optional("note", Form.TEXT, "what they have to know, in Liquid")),
            Kind.of(
                    "alert",
                    DeedReaders::alert,
                    required("alert", Form.TEXT, "what the risk is"),
                    optional("to", Form.PEOPLE, "who is told; csm unless said")),
            APPROVAL,
            WAIT_FOR,
            Kind.of("split", FlowReaders::split, required("split", Form.ARMS, "the ways, with their weights")),
            Kind.of("repeat", FlowReaders::repeat, required("repeat", Form.REPEAT, "how often, and what")),
            Kind.of(
                    "enrol",
                    DeedReaders::enrol,
                    required("enrol", Form.NAME, "the playbook to start"),
                    optional("key", Form.TEXT, "what tells its runs apart, in Liquid")),
            Kind.of("set", DeedReaders::set, required("set", Form.VALUES, "custom attributes and their values")),
            Kind.of("exit", FlowReaders::exit, required("exit", Form.NAME, "the outcome to end with")),
            BLOCK);

    private Kinds() {}

    /** The keywords, for people. */
    static String words() {
        return Stream.concat(
                        ALL.stream().filter(kind -> !kind.equals(BLOCK)).map(Kind::word), Stream.of("or if with then"))
                .collect(Collectors.joining(", "))
                .replace(", or if", " or if");
    }

    /** Whether a step of this kind and with these fields holds the cadence. */
    static boolean waits(Kind kind, Fields fields) {
        return kind.equals(WAIT_FOR) || kind.equals(APPROVAL) || (kind.equals(TASK) && fields.has("until"));
    }
}
