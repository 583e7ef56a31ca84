package dev.steadfast.playbook;

import dev.steadfast.condition.Condition;
import dev.steadfast.playbook.Step.Split.Arm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the steps that only steer. */
final class FlowReaders {

    /** A repetition is no loop for machines: a run does not wake more often than this. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private FlowReaders() {}

    static @Nullable Step block(Fields fields, StepFrame frame, StepReader steps) {
        fields.required("if");
        Condition condition = steps.condition(fields);
        List<Step> then = steps.nested(fields, Step.THEN, frame);
        return condition == null ? null : new Step.Block(frame, condition, then);
    }

    static Step milestone(Fields fields, StepFrame frame, StepReader steps) {
        Fields own = fields.fieldsOrNone("milestone");
        own.allow(Parts.MILESTONE);
        own.required("by");
        Integer by = own.parsed("by", Durations::day);
        String owner = own.oneOf("owner", Fields.words(Step.Milestone.OWNERS));
        return new Step.Milestone(
                frame,
                own.required("name"),
                by == null ? 0 : by,
                own.required("evidence"),
                owner == null ? "customer" : owner);
    }

    static Step split(Fields fields, StepFrame frame, StepReader steps) {
        List<Arm> arms = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : fields.list("split")) {
            Fields own = fields.entry(node, "an arm of \"split\"");
            own.allow(Parts.ARM);
            String name = own.required("arm");
            StepReader.checkWay(own, name, "an arm");
            if (!name.isEmpty() && !names.add(name)) {
                own.problemAt("arm", "arm \"" + name + "\" is given twice; give each a name of its own");
            }
            own.required("weight");
            Integer weight = own.parsed("weight", FlowReaders::percent);
            arms.add(new Arm(name, weight == null ? 0 : weight, steps.nested(own, "steps", frame)));
        }
        int sum = arms.stream().mapToInt(Arm::weight).sum();
        if (sum != 100) {
            fields.problemAt("split", "the weights of the arms add to " + sum + "; they must add to 100");
        }
        return new Step.Split(frame, arms);
    }

    static int percent(String text) {
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > 100) {
            throw new IllegalArgumentException("\"" + text + "\" is not a percentage; write a whole number up to 100");
        }
        return Integer.parseInt(digits);
    }

    static Step repeat(Fields fields, StepFrame frame, StepReader steps) {
        Fields own = fields.fieldsOrNone("repeat");
        own.allow(Parts.REPEAT);
        own.required("every");
        Duration every = own.parsed("every", Durations::parse);
        if (every != null && every.compareTo(SHORTEST) < 0) {
            own.problemAt("every", "\"every\" is no time at all; write at least 1s");
        }
        if (own.isLegible() && own.list("steps").isEmpty()) {
            own.problem(own.line(), "\"steps\" is missing or empty; a repetition has at least one step");
        }
        return new Step.Repeat(
                frame, every == null ? SHORTEST : every, WaitReaders.limit(own), steps.repeated(own, "steps"));
    }

    static Step exit(Fields fields, StepFrame frame, StepReader steps) {
        return new Step.Exit(frame, fields.required("exit"));
    }
}
