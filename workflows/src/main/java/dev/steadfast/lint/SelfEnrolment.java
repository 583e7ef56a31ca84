package dev.steadfast.lint;

import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Step.Exit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reports a playbook that starts itself without anything to stop it. */
final class SelfEnrolment {

    private final Playbook playbook;
    private final Findings findings;

    private SelfEnrolment(Playbook playbook, Findings findings) {
        this.playbook = playbook;
        this.findings = findings;
    }

    static void check(Playbook playbook, Findings findings) {
        var check = new SelfEnrolment(playbook, findings);
        check.list(playbook.outline().steps());
        Set<String> byItself = StreamSupport.stream(playbook.outline().all().spliterator(), false)
                .filter(Exit.class::isInstance)
                .map(step -> ((Exit) step).outcome())
                .collect(Collectors.toSet());
        playbook.outline().onExit().forEach((outcome, steps) -> {
            // an end that an event or a person brings about does not come back by itself
            if (outcome.equals("completed") || byItself.contains(outcome)) {
                check.list(steps);
            }
        });
    }

    private void list(List<Step> steps) {
        for (Step step : steps) {
            if (step.frame().guard() != null) {
                continue;
            }
            if (step instanceof Deed.Enrol enrol && enrol.playbook().equals(playbook.name())) {
                findings.error(
                        step,
                        "\"enrol: " + enrol.playbook() + "\" starts the playbook it stands in, again and again;"
                                + " give it an \"if\", or name another playbook");
            }
            for (Map.Entry<String, List<Step>> branch : step.branches().entrySet()) {
                if (step instanceof Step.Split || step instanceof Step.Repeat) {
                    list(branch.getValue());
                }
            }
        }
    }
}
