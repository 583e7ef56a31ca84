package dev.steadfast.api.playbooks;

import dev.steadfast.playbook.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file.
 *
 * @param line from 1
 * @param step id of the step it is in; absent outside the steps
 * @param severity error or warning
 * @param message what was found and what is allowed
 */
record ProblemView(String file, int line, @Nullable String step, String severity, String message) {

    static List<ProblemView> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new ProblemView(
                        problem.file(),
                        problem.line(),
                        problem.step(),
                        problem.severity().name().toLowerCase(Locale.ROOT),
                        problem.message()))
                .toList();
    }
}
