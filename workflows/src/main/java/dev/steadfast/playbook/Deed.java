package dev.steadfast.playbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step that does something elsewhere at once and goes on: no customer is written to, so no hours are kept. */
public sealed interface Deed extends Step {

    /** The people it is for: {@code csm}, {@code manager}, a queue or a channel; none for what is done by a system. */
    default List<String> people() {
        return List.of();
    }

    /** Values that go along, by name, each a Liquid text. */
    default Map<String, String> with() {
        return Map.of();
    }

    /** Does something in the CRM. */
    record Crm(StepFrame frame, String action, Map<String, String> with) implements Deed {

        /** What a CRM can be asked for. */
        public static final List<String> ACTIONS = List.of(
                "create-task",
                "update-task",
                "create-opportunity",
                "update-opportunity",
                "note",
                "update-contact",
                "update-company");

        @Override
        public String kind() {
            return "crm";
        }

        @Override
        public String subject() {
            return action;
        }
    }

    /** Opens a ticket with support. */
    record Ticket(StepFrame frame, String title, String priority, Map<String, String> with) implements Deed {

        /** How urgent a ticket can be. */
        public static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");

        @Override
        public String kind() {
            return "ticket";
        }

        @Override
        public String subject() {
            return title;
        }
    }

    /** Does something in the billing system. */
    record Billing(StepFrame frame, String action, Map<String, String> with) implements Deed {

        /** What a billing system can be asked for. */
        public static final List<String> ACTIONS = List.of(
                "retry-payment",
                "pause-subscription",
                "resume-subscription",
                "restrict-access",
                "restore-access",
                "cancel-subscription",
                "portal-link");

        @Override
        public String kind() {
            return "billing";
        }

        @Override
        public String subject() {
            return action;
        }
    }

    /** Posts a signed message to another system. */
    record Webhook(StepFrame frame, String url, Map<String, String> with) implements Deed {
        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public String subject() {
            return url;
        }
    }

    /** Writes to colleagues. */
    record Slack(StepFrame frame, String text, String to) implements Deed {
        @Override
        public String kind() {
            return "slack";
        }

        @Override
        public List<String> people() {
            return List.of(to);
        }

        @Override
        public String subject() {
            return text;
        }
    }

    /** Puts the account on somebody's desk, urgently. */
    record Escalate(StepFrame frame, String to, @Nullable String note) implements Deed {
        @Override
        public String kind() {
            return "escalate";
        }

        @Override
        public List<String> people() {
            return List.of(to);
        }

        @Override
        public Map<String, String> with() {
            return note == null ? Map.of() : Map.of("note", note);
        }

        @Override
        public String subject() {
            return "to " + to;
        }
    }

    /** Tells people of a risk. */
    record Alert(StepFrame frame, String title, List<String> people) implements Deed {
        @Override
        public String kind() {
            return "alert";
        }

        @Override
        public String subject() {
            return title;
        }
    }

    /** Starts another playbook for the same account. */
    record Enrol(StepFrame frame, String playbook, @Nullable String key) implements Deed {
        @Override
        public String kind() {
            return "enrol";
        }

        @Override
        public Map<String, String> with() {
            return key == null ? Map.of() : Map.of("key", key);
        }

        @Override
        public String subject() {
            return playbook;
        }
    }

    /** Sets custom attributes of the account. */
    record SetAttributes(StepFrame frame, Map<String, String> with) implements Deed {
        @Override
        public String kind() {
            return "set";
        }

        @Override
        public String subject() {
            return String.join(", ", with.keySet());
        }
    }
}
