package dev.steadfast.cli;

import dev.steadfast.lint.Lint;
import dev.steadfast.lint.LintSettings;
import dev.steadfast.playbook.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Finds what is wrong with playbook files and with what lies beside them. */
final class Linter {

    private final Map<Path, Beside> folders = new HashMap<>();
    private final Consumer<String> out;
    private int errors;
    private int warnings;

    /** @param out takes each problem as a line */
    Linter(Consumer<String> out) {
        this.out = out;
    }

    /** Says what is wrong with a playbook. What lies beside it is looked at once, with the first of them. */
    void check(Path file) {
        Path folder = file.resolveSibling("");
        Beside beside = folders.get(folder);
        if (beside == null) {
            beside = Beside.of(file);
            folders.put(folder, beside);
            beside.problems().forEach(this::error);
        }
        try {
            Lint.file(file.toString(), TextFile.read(file), beside.surroundings(), LintSettings.DEFAULT)
                    .forEach(this::say);
        } catch (BadFile e) {
            e.problems().forEach(this::error);
        }
    }

    int errors() {
        return errors;
    }

    int warnings() {
        return warnings;
    }

    private void say(Problem problem) {
        if (problem.isError()) {
            error(problem.toString());
        } else {
            warnings++;
            out.accept(problem.toString());
        }
    }

    private void error(String line) {
        errors++;
        out.accept(line);
    }
}
