package dev.steadfast.playbook;

import dev.steadfast.account.Role;
import dev.steadfast.condition.Condition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a playbook: one record for each kind. */
public sealed interface Step {

    /** The branch taken when a guard is false or a wait ends unanswered. */
    String ELSE = "else";

    /** The branch of a block whose condition holds. */
    String THEN = "then";

    StepFrame frame();

    /** The YAML keyword; also the {@code kind} in every timeline. */
    String kind();

    default String id() {
        return frame().id();
    }

    /** Nested steps by the name of the branch that leads to them, in file order. */
    default Map<String, List<Step>> branches() {
        return Map.of(ELSE, frame().otherwise());
    }

    /** Whether the step may send something to the customer, and so keeps decent hours. */
    default boolean touches() {
        return false;
    }

    /** The limit of a step that holds the cadence until somebody or something answers. */
    default @Nullable Limit limit() {
        return null;
    }

    /** What the step is about in a few words: a template, a title, an event. */
    String subject();

    /** How long a waiting step waits: up to a day of the cadence, or for a time since it began. */
    sealed interface Limit {
        record UntilDay(int day) implements Limit {}

        record For(Duration time) implements Limit {}
    }

    /** Sends one e-mail to the first of {@code to} who exists and has an address. */
    record Email(StepFrame frame, String template, List<Role> to) implements Step {
        @Override
        public String kind() {
            return "email";
        }

        @Override
        public boolean touches() {
            return true;
        }

        @Override
        public String subject() {
            return template;
        }
    }

    /**
     * Opens a task for a person.
     *
     * @param assignee {@code csm}, {@code manager} or the name of a queue
     * @param due how long the person has
     * @param outcomes what the person may answer, each with its steps; empty when the task does not hold the cadence
     */
    record Task(
            StepFrame frame,
            String title,
            String assignee,
            @Nullable Duration due,
            Map<String, List<Step>> outcomes,
            @Nullable Limit limit)
            implements Step {
        @Override
        public String kind() {
            return "task";
        }

        @Override
        public Map<String, List<Step>> branches() {
            var branches = new LinkedHashMap<>(outcomes);
            branches.put(ELSE, frame.otherwise());
            return branches;
        }

        @Override
        public String subject() {
            return title;
        }
    }

    /** Goes one way or the other. */
    record Block(StepFrame frame, Condition condition, List<Step> then) implements Step {
        @Override
        public String kind() {
            return "if";
        }

        @Override
        public Map<String, List<Step>> branches() {
            var branches = new LinkedHashMap<String, List<Step>>();
            branches.put(THEN, then);
            branches.put(ELSE, frame.otherwise());
            return branches;
        }

        @Override
        public boolean touches() {
            return branches().values().stream().flatMap(List::stream).anyMatch(Step::touches);
        }

        @Override
        public String subject() {
            return condition.source();
        }
    }

    /** Holds the cadence until an event of this type is known, or the limit passes. */
    record WaitFor(StepFrame frame, String event, Limit limit) implements Step {
        @Override
        public String kind() {
            return "wait-for";
        }

        @Override
        public String subject() {
            return event;
        }
    }

    /** Records a milestone and its target day, and flags it when missed; does not hold the cadence. */
    record Milestone(StepFrame frame, String name, int byDay, String evidence) implements Step {
        @Override
        public String kind() {
            return "milestone";
        }

        @Override
        public String subject() {
            return name;
        }
    }

    /** Ends the run with this outcome. */
    record Exit(StepFrame frame, String outcome) implements Step {
        @Override
        public String kind() {
            return "exit";
        }

        @Override
        public String subject() {
            return outcome;
        }
    }
}
