package dev.steadfast.playbook;

import dev.steadfast.condition.Nearest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the steps that do something elsewhere. */
final class DeedReaders {

    private DeedReaders() {}

    static Step crm(Fields fields, StepFrame frame, StepReader steps) {
        return new Deed.Crm(frame, word(fields, "crm", Deed.Crm.ACTIONS), fields.values("with"));
    }

    static Step billing(Fields fields, StepFrame frame, StepReader steps) {
        return new Deed.Billing(frame, word(fields, "billing", Deed.Billing.ACTIONS), fields.values("with"));
    }

    static Step ticket(Fields fields, StepFrame frame, StepReader steps) {
        String priority = fields.has("priority") ? word(fields, "priority", Deed.Ticket.PRIORITIES) : "normal";
        return new Deed.Ticket(frame, fields.required("ticket"), priority, fields.values("with"));
    }

    static Step webhook(Fields fields, StepFrame frame, StepReader steps) {
        String url = fields.parsed("webhook", DeedReaders::url);
        return new Deed.Webhook(frame, url == null ? "" : url, fields.values("with"));
    }

    private static String url(String text) {
        try {
            URI uri = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(notAnAddress(text), e);
        }
        throw new IllegalArgumentException(notAnAddress(text));
    }

    private static String notAnAddress(String text) {
        return "\"" + text + "\" is not an address to post to; write it like https://example.com/hook";
    }

    static Step slack(Fields fields, StepFrame frame, StepReader steps) {
        String to = fields.required("to");
        if (!to.startsWith("#")) {
            checkPerson(fields, "to", to, steps);
        }
        return new Deed.Slack(frame, fields.required("slack"), to);
    }

    static Step escalate(Fields fields, StepFrame frame, StepReader steps) {
        String to = fields.required("escalate");
        checkPerson(fields, "escalate", to, steps);
        return new Deed.Escalate(frame, to, fields.text("note"));
    }

    static Step alert(Fields fields, StepFrame frame, StepReader steps) {
        return new Deed.Alert(frame, fields.required("alert"), people(fields, "to", steps));
    }

    static Step enrol(Fields fields, StepFrame frame, StepReader steps) {
        String playbook = fields.required("enrol");
        Set<String> known = steps.surroundings().playbooks();
        if (known != null && !playbook.isEmpty() && !known.contains(playbook)) {
            fields.problemAt(
                    "enrol",
                    "there is no playbook \"" + playbook + "\""
                            + Nearest.to(playbook, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; known are "
                                            + known.stream().sorted().collect(Collectors.joining(", "))));
        }
        return new Deed.Enrol(frame, playbook, fields.text("key"));
    }

    static Step set(Fields fields, StepFrame frame, StepReader steps) {
        return new Deed.SetAttributes(frame, fields.values("set"));
    }

    /** People who are told or asked; csm where nobody is named. */
    static List<String> people(Fields fields, String field, StepReader steps) {
        List<String> people = fields.words(field);
        people.forEach(word -> checkPerson(fields, field, word, steps));
        return people.isEmpty() ? List.of("csm") : people;
    }

    static void checkPerson(Fields fields, String field, String word, StepReader steps) {
        if (!word.isEmpty() && !steps.surroundings().knowsPerson(word)) {
            fields.problemAt(
                    field,
                    "\"" + word + "\" is nobody; allowed are csm, manager, "
                            + steps.surroundings().queues().stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static String word(Fields fields, String field, List<String> words) {
        String word = fields.oneOf(field, Fields.words(words));
        return word == null ? words.getFirst() : word;
    }
}
