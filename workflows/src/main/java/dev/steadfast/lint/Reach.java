package dev.steadfast.lint;

import dev.steadfast.condition.Condition;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Wait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which steps a run can come to at all, and how it can end; reports those that it cannot come to. */
final class Reach {

    private final Playbook playbook;
    private final Findings findings;
    private final Set<String> reached = new HashSet<>();
    private final Set<String> outcomes = new HashSet<>();

    private Reach(Playbook playbook, Findings findings) {
        this.playbook = playbook;
        this.findings = findings;
    }

    static Reach of(Playbook playbook, Findings findings) {
        var reach = new Reach(playbook, findings);
        reach.main();
        reach.farewells();
        return reach;
    }

    /** Ids of the steps of the cadence itself that a run can come to, those that follow its end left out. */
    Set<String> steps() {
        return reached;
    }

    private void main() {
        if (passes(playbook.outline().steps())) {
            outcomes.add("completed");
        }
        playbook.exits().forEach(exit -> outcomes.add(exit.as()));
        if (playbook.goal() != null && playbook.goal().exit()) {
            outcomes.add("goal");
        }
        outcomes.add("cancelled");
        if (playbook.precedence().family() != null) {
            outcomes.add("superseded");
        }
    }

    private void farewells() {
        Set<String> ends = Set.copyOf(outcomes);
        Set<String> ofCadence = Set.copyOf(reached);
        for (Map.Entry<String, List<Step>> farewell :
                playbook.outline().onExit().entrySet()) {
            List<Step> steps = farewell.getValue();
            if (!ends.contains(farewell.getKey()) && !steps.isEmpty()) {
                findings.error(
                        steps.getFirst(),
                        "is never reached: no run ends as \"" + farewell.getKey() + "\"; runs end as "
                                + String.join(", ", ends.stream().sorted().toList()));
            } else {
                passes(steps);
            }
            for (Step step : nested(steps)) {
                if (step instanceof Step.Exit exit) {
                    findings.warning(
                            step,
                            "\"exit: " + exit.outcome() + "\" only ends these steps; the run has already ended as \""
                                    + farewell.getKey() + "\"");
                }
            }
        }
        reached.retainAll(ofCadence);
    }

    private static List<Step> nested(List<Step> steps) {
        List<Step> all = new ArrayList<>();
        for (Step step : steps) {
            all.add(step);
            step.branches().values().forEach(branch -> all.addAll(nested(branch)));
        }
        return all;
    }

    /** Whether a run that comes to the first of these steps can come to what follows the last. */
    private boolean passes(List<Step> steps) {
        Step above = null;
        boolean passes = true;
        for (Step step : steps) {
            if (!passes) {
                findings.error(
                        step,
                        "is never reached: step \"" + (above == null ? "" : above.id())
                                + "\" above it always ends the run; move it up or take it out");
                return false;
            }
            reached.add(step.id());
            passes = passes(step);
            above = step;
        }
        return passes;
    }

    private boolean passes(Step step) {
        // both are looked at, whatever the other says: what is never reached is to be found in each
        boolean around = guarded(step);
        boolean through = performed(step);
        return around || through;
    }

    private boolean performed(Step step) {
        return switch (step) {
            case Step.Exit exit -> {
                outcomes.add(exit.outcome());
                yield false;
            }
            case Step.Block block -> block(block);
            case Step.Split split -> split(split);
            case Step.Repeat repeat -> {
                passes(repeat.steps());
                yield true;
            }
            case Wait.Task task when task.limit() != null -> answers(task, task.outcomes());
            case Wait.Approval approval ->
                answers(
                        approval,
                        Map.of(Wait.Approval.APPROVED, approval.approved(), Wait.Approval.REFUSED, approval.refused()));
            case Wait.WaitFor wait -> {
                unanswered(wait);
                yield true;
            }
            default -> true;
        };
    }

    /** Whether what happens when the step's {@code if} is false leads on. A block sees to it itself. */
    private boolean guarded(Step step) {
        Condition guard = step.frame().guard();
        if (guard == null || is(guard, "true")) {
            if (guard != null) {
                neverTaken(step.frame().otherwise(), "its \"if\" is always true");
            }
            return false;
        }
        return passes(step.frame().otherwise());
    }

    private boolean block(Step.Block block) {
        boolean always = is(block.condition(), "true");
        boolean never = is(block.condition(), "false");
        if (always) {
            neverTaken(block.frame().otherwise(), "the \"if\" of \"" + block.id() + "\" is always true");
        }
        if (never) {
            neverTaken(block.then(), "the \"if\" of \"" + block.id() + "\" is always false");
        }
        boolean then = !never && passes(block.then());
        boolean otherwise = !always && passes(block.frame().otherwise());
        return then || otherwise;
    }

    private boolean split(Step.Split split) {
        boolean onward = false;
        for (Step.Split.Arm arm : split.arms()) {
            if (arm.weight() > 0) {
                onward |= passes(arm.steps());
            } else if (!arm.steps().isEmpty()) {
                findings.warning(
                        arm.steps().getFirst(),
                        "is never reached: arm \"" + arm.name() + "\" has the weight 0; give it some, or take it out");
            }
        }
        return onward;
    }

    private boolean answers(Wait wait, Map<String, List<Step>> outcomes) {
        boolean onward = unanswered(wait) || outcomes.isEmpty();
        for (List<Step> steps : outcomes.values()) {
            onward |= passes(steps);
        }
        return onward;
    }

    /** What happens when the limit passes; whether that leads on. */
    private boolean unanswered(Wait wait) {
        if (wait.unanswered().equals(Step.OVERDUE) && wait.frame().guard() == null) {
            neverTaken(wait.frame().otherwise(), "\"overdue\" of \"" + wait.id() + "\" is taken instead");
        }
        List<Step> steps = wait.branches().getOrDefault(wait.unanswered(), List.of());
        boolean known = wait.unanswered().equals(Step.ELSE) && wait.frame().guard() != null;
        return known ? steps.isEmpty() || !alwaysEnds(steps) : passes(steps);
    }

    /** The same question without reporting anything: these steps have been looked at. */
    private boolean alwaysEnds(List<Step> steps) {
        return !new Reach(playbook, new Findings("")).passes(steps);
    }

    private void neverTaken(List<Step> steps, String because) {
        if (!steps.isEmpty()) {
            findings.error(steps.getFirst(), "is never reached: " + because + "; take it out");
        }
    }

    private static boolean is(@Nullable Condition condition, String constant) {
        return condition != null && condition.source().strip().equals(constant);
    }
}
