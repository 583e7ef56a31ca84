package dev.steadfast.playbook;

import dev.steadfast.condition.Condition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a playbook: one record for each kind. A {@link Touch} sends something to the customer, a {@link Deed}
 * does something elsewhere, a {@link Wait} holds the cadence until somebody or something answers; the others only
 * steer.
 */
public sealed interface Step permits Touch, Deed, Wait, Step.Milestone, Step.Block, Step.Split, Step.Repeat, Step.Exit {

    /** The branch taken when a guard is false or a wait ends unanswered. */
    String ELSE = "else";

    /** The branch of a block whose condition holds. */
    String THEN = "then";

    /** The branch of a wait that was not answered in time, where it has one besides {@link #ELSE}. */
    String OVERDUE = "overdue";

    /** The branch of a repetition that begins another time. */
    String STEPS = "steps";

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

    /** Whether the step or one within it may send something to the customer, and so keeps decent hours. */
    default boolean touches() {
        return false;
    }

    /** What the step is about in a few words: a template, a title, an event. */
    String subject();

    /** How long something goes on: up to a day of the cadence, or for a time since it began. */
    sealed interface Limit {
        record UntilDay(int day) implements Limit {}

        record For(Duration time) implements Limit {}
    }

    /**
     * Records a milestone and its target day, and flags it when missed; does not hold the cadence.
     *
     * @param evidence the event that proves it
     * @param owner who has to reach it: {@code customer}, {@code partner} or {@code us}
     */
    record Milestone(StepFrame frame, String name, int byDay, String evidence, String owner) implements Step {

        /** Who can have to reach one. */
        public static final List<String> OWNERS = List.of("customer", "partner", "us");

        @Override
        public String kind() {
            return "milestone";
        }

        @Override
        public String subject() {
            return name;
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
            return Step.branches(frame, Map.of(THEN, then));
        }

        @Override
        public boolean touches() {
            return Step.anyTouches(branches());
        }

        @Override
        public String subject() {
            return condition.source();
        }
    }

    /** Sends each account one of several ways, always the same one. */
    record Split(StepFrame frame, List<Arm> arms) implements Step {

        /**
         * One way.
         *
         * @param weight in percent
         */
        public record Arm(String name, int weight, List<Step> steps) {}

        @Override
        public String kind() {
            return "split";
        }

        @Override
        public Map<String, List<Step>> branches() {
            var ways = new LinkedHashMap<String, List<Step>>();
            arms.forEach(arm -> ways.put(arm.name(), arm.steps()));
            return Step.branches(frame, ways);
        }

        @Override
        public boolean touches() {
            return Step.anyTouches(branches());
        }

        @Override
        public String subject() {
            return String.join(" or ", arms.stream().map(Arm::name).toList());
        }
    }

    /**
     * Goes through its steps again and again.
     *
     * @param every from the beginning of one time to the beginning of the next
     */
    record Repeat(StepFrame frame, Duration every, Limit until, List<Step> steps) implements Step {
        @Override
        public String kind() {
            return "repeat";
        }

        @Override
        public Map<String, List<Step>> branches() {
            return Step.branches(frame, Map.of(STEPS, steps));
        }

        @Override
        public boolean touches() {
            return Step.anyTouches(branches());
        }

        @Override
        public String subject() {
            return "every " + Durations.text(every);
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

    /** The ways of a step, and its {@link #ELSE} after them. */
    static Map<String, List<Step>> branches(StepFrame frame, Map<String, List<Step>> ways) {
        var branches = new LinkedHashMap<>(ways);
        branches.put(ELSE, frame.otherwise());
        return branches;
    }

    private static boolean anyTouches(Map<String, List<Step>> branches) {
        return branches.values().stream().flatMap(List::stream).anyMatch(Step::touches);
    }

    /** The limit of a step that has one. */
    static @Nullable Limit limitOf(Step step) {
        return step instanceof Wait wait ? wait.limit() : null;
    }
}
