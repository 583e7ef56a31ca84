package dev.steadfast.lint;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The steps that follow the end of a run. */
final class Farewells {

    private Farewells() {}

    /** Their ids. */
    static Set<String> of(Playbook playbook) {
        Set<String> ids = new HashSet<>();
        playbook.outline().onExit().values().forEach(steps -> add(steps, ids));
        return ids;
    }

    private static void add(List<Step> steps, Set<String> ids) {
        for (Step step : steps) {
            ids.add(step.id());
            step.branches().values().forEach(branch -> add(branch, ids));
        }
    }

    /** Outcomes that do not depend on where the run stands. */
    static Set<String> outcomesAtAnyTime(Playbook playbook) {
        Set<String> outcomes = new HashSet<>(Set.of("cancelled", "superseded"));
        playbook.exits().forEach(exit -> outcomes.add(exit.as()));
        if (playbook.goal() != null && playbook.goal().exit()) {
            outcomes.add("goal");
        }
        return outcomes;
    }
}
