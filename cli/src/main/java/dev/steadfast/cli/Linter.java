package dev.steadfast.cli;

import dev.steadfast.lint.Lint;
import dev.steadfast.lint.LintSettings;
import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.MappingReader;
import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.SignalsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds what is wrong with playbook files and with what lies beside them, and with mappings of webhooks. */
final class Linter {

    private static final Pattern MAPPING = Pattern.compile("^source:", Pattern.MULTILINE);
    private static final Pattern SIGNALS = Pattern.compile("^signals:", Pattern.MULTILINE);

    private final Map<Path, Beside> folders = new HashMap<>();
    private final Consumer<String> out;
    private int playbooks;
    private int mappings;
    private int errors;
    private int warnings;

    /** @param out takes each problem as a line */
    Linter(Consumer<String> out) {
        this.out = out;
    }

    /** Says what is wrong with a file. */
    void check(Path file) {
        try {
            String yaml = TextFile.read(file);
            if (MAPPING.matcher(yaml).find()) {
                mappings++;
                checked(() -> MappingReader.read(file.toString(), yaml));
            } else if (SIGNALS.matcher(yaml).find()) {
                checked(() -> SignalsReader.read(file.toString(), yaml));
            } else {
                playbooks++;
                playbook(file, yaml);
            }
        } catch (BadFile e) {
            e.problems().forEach(this::error);
        }
    }

    private void checked(Supplier<?> reading) {
        try {
            var _ = reading.get();
        } catch (BadPlaybook e) {
            e.problems().forEach(this::say);
        }
    }

    /** What lies beside a playbook is looked at once, with the first of them. */
    private void playbook(Path file, String yaml) {
        Path folder = file.resolveSibling("");
        Beside beside = folders.get(folder);
        if (beside == null) {
            beside = Beside.of(file);
            folders.put(folder, beside);
            beside.problems().forEach(this::error);
        }
        Lint.file(file.toString(), yaml, beside.surroundings(), LintSettings.DEFAULT)
                .forEach(this::say);
    }

    int playbooks() {
        return playbooks;
    }

    int mappings() {
        return mappings;
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
