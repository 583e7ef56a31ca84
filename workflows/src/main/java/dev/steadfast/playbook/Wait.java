package dev.steadfast.playbook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step that may hold the cadence until a person or an event answers, or its limit passes. */
public sealed interface Wait extends Step {

    /** How long it holds the cadence; null for a task that does not. */
    @Nullable
    Limit limit();

    /** Where the run goes when the limit passes. */
    default String unanswered() {
        return ELSE;
    }

    /**
     * Opens a task for a person.
     *
     * @param assignee {@code csm}, {@code manager} or the name of a queue
     * @param due how long the person has
     * @param outcomes what the person may answer, each with its steps; may be empty
     * @param limit until when the cadence waits for the person; null when it does not wait
     * @param overdue what happens when the limit passes; empty for {@code else}
     */
    record Task(
            StepFrame frame,
            String title,
            String assignee,
            @Nullable Duration due,
            Map<String, List<Step>> outcomes,
            @Nullable Limit limit,
            List<Step> overdue)
            implements Wait {
        @Override
        public String kind() {
            return "task";
        }

        @Override
        public Map<String, List<Step>> branches() {
            var ways = new LinkedHashMap<>(outcomes);
            ways.put(OVERDUE, overdue);
            return Step.branches(frame, ways);
        }

        @Override
        public String unanswered() {
            return overdue.isEmpty() ? ELSE : OVERDUE;
        }

        @Override
        public String subject() {
            return title;
        }
    }

    /**
     * Asks people for their consent; the first refusal decides.
     *
     * @param by who is asked: {@code csm}, {@code manager} or queues
     * @param all whether everybody has to approve, or one is enough
     */
    record Approval(
            StepFrame frame,
            String title,
            List<String> by,
            boolean all,
            Limit limit,
            List<Step> approved,
            List<Step> refused)
            implements Wait {

        public static final String APPROVED = "approved";
        public static final String REFUSED = "refused";

        @Override
        public String kind() {
            return "approval";
        }

        @Override
        public Map<String, List<Step>> branches() {
            var ways = new LinkedHashMap<String, List<Step>>();
            ways.put(APPROVED, approved);
            ways.put(REFUSED, refused);
            return Step.branches(frame, ways);
        }

        @Override
        public String subject() {
            return title;
        }
    }

    /**
     * Holds the cadence until an event is known.
     *
     * @param since a step: only events after its end count; null for any since the enrolment began
     */
    record WaitFor(StepFrame frame, Trigger event, @Nullable String since, Limit limit) implements Wait {
        @Override
        public String kind() {
            return "wait-for";
        }

        @Override
        public String subject() {
            return event.on();
        }
    }
}
