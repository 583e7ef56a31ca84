package dev.steadfast.lint;

import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Problem.Severity;
import dev.steadfast.playbook.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in one file. */
final class Findings {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void error(Step step, String message) {
        found.add(new Problem(file, step.frame().line(), step.id(), message));
    }

    void warning(Step step, String message) {
        found.add(new Problem(file, step.frame().line(), step.id(), Severity.WARNING, message));
    }

    /** An error of the file as a whole. */
    void error(String message) {
        found.add(new Problem(file, 1, null, message));
    }

    /** A warning about the file as a whole. */
    void warning(String message) {
        found.add(new Problem(file, 1, null, Severity.WARNING, message));
    }

    List<Problem> inFileOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
    }
}
