package dev.steadfast.lint;

import dev.steadfast.condition.Condition;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.playbook.Trigger;
import dev.steadfast.playbook.Wait;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports questions about steps that have only one answer: about one that cannot have run before, an outcome that a
 * task does not have, a letter that is none. What may have run before is the union over all ways.
 */
final class StepQuestions {

    private final Playbook playbook;
    private final LintSettings settings;
    private final Findings findings;

    private StepQuestions(Playbook playbook, LintSettings settings, Findings findings) {
        this.playbook = playbook;
        this.settings = settings;
        this.findings = findings;
    }

    static void check(Playbook playbook, Reach reach, LintSettings settings, Findings findings) {
        var questions = new StepQuestions(playbook, settings, findings);
        questions.list(playbook.outline().steps(), Set.of());
        playbook.outline().onExit().values().forEach(steps -> questions.list(steps, reach.steps()));
        questions.ofEvents(reach.steps());
    }

    private void ofEvents(Set<String> before) {
        Set<String> about = new TreeSet<>(before);
        playbook.triggers().forEach((name, trigger) -> {
            if (!name.startsWith(Playbook.WAIT) && trigger.when() != null) {
                ask(trigger.when(), about, findings::error, findings::warning);
            }
        });
    }

    /** What may have run after these steps. */
    private Set<String> list(List<Step> steps, Set<String> before) {
        Set<String> seen = before;
        for (Step step : steps) {
            seen = step(step, seen);
        }
        return seen;
    }

    private Set<String> step(Step step, Set<String> before) {
        Set<String> seen = new HashSet<>(before);
        if (step instanceof Step.Repeat repeat) {
            addAll(repeat.steps(), seen);
        }
        ask(step, step.frame().guard(), seen);
        if (step instanceof Step.Block block) {
            ask(step, block.condition(), seen);
        }
        if (step instanceof Wait.WaitFor wait) {
            ask(wait, seen);
        }
        Set<String> after = new HashSet<>(seen);
        after.add(step.id());
        for (Map.Entry<String, List<Step>> branch : step.branches().entrySet()) {
            Set<String> within = new HashSet<>(seen);
            if (!branch.getKey().equals(Step.ELSE)) {
                within.add(step.id());
            }
            after.addAll(list(branch.getValue(), within));
        }
        return after;
    }

    private static void addAll(Collection<Step> steps, Set<String> ids) {
        for (Step step : steps) {
            ids.add(step.id());
            step.branches().values().forEach(branch -> addAll(branch, ids));
        }
    }

    private void ask(Wait.WaitFor wait, Set<String> before) {
        Trigger event = wait.event();
        ask(wait, event.when(), before);
        if (wait.since() != null && !before.contains(wait.since())) {
            findings.error(
                    wait,
                    "\"since: " + wait.since() + "\" names a step that cannot have run before; name one further up");
        }
    }

    private void ask(Step step, @Nullable Condition condition, Set<String> before) {
        if (condition != null) {
            ask(
                    condition,
                    before,
                    message -> findings.error(step, message),
                    message -> findings.warning(step, message));
        }
    }

    private void ask(Condition condition, Set<String> before, Consumer<String> error, Consumer<String> warning) {
        Asked asked = Asked.of(condition);
        for (Asked.Call call : asked.calls()) {
            Step step = playbook.outline().find(call.step()).orElse(null);
            if (step == null) {
                continue;
            }
            String mistake = mistake(call, step, before);
            if (mistake != null) {
                error.accept(call + " " + mistake);
            } else if (LintSettings.TRACKABLE.contains(call.function())
                    && !settings.tracked().contains(call.function())) {
                warning.accept(call + " is never known here: nothing tracks whether messages are " + call.function());
            }
        }
        for (Asked.Answer answer : asked.answers()) {
            playbook.outline()
                    .find(answer.step())
                    .map(StepQuestions::outcomes)
                    .filter(outcomes -> !outcomes.isEmpty())
                    .filter(outcomes -> !outcomes.contains(answer.outcome())
                            && !answer.outcome().isEmpty())
                    .ifPresent(outcomes -> error.accept("\"" + answer.outcome() + "\" is no outcome of step \""
                            + answer.step() + "\"; allowed are " + String.join(", ", outcomes)));
        }
    }

    private static @Nullable String mistake(Asked.Call call, Step step, Set<String> before) {
        if (!before.contains(step.id())) {
            return "asks about a step that cannot have run by then; ask about one further up";
        }
        if (call.function().equals("outcome")) {
            return outcomes(step).isEmpty()
                    ? "asks for an outcome, but step \"" + step.id() + "\" has none; ask a task with \"outcomes\""
                    : null;
        }
        return call.function().equals("done") || step instanceof Touch
                ? null
                : "asks about a message, but step \"" + step.id() + "\" (" + step.kind()
                        + ") sends none; ask about an email, sms, in-app or survey";
    }

    private static Collection<String> outcomes(Step step) {
        return switch (step) {
            case Wait.Task task -> task.outcomes().keySet();
            case Wait.Approval ignored -> List.of(Wait.Approval.APPROVED, Wait.Approval.REFUSED);
            default -> List.of();
        };
    }
}
