package dev.steadfast.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steadfast lint}: needs no server. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Checks playbooks, the texts, the team and the attributes that they name, and mappings of webhooks.",
            "Each problem is a line FILE:LINE: step ID: what was found; what is allowed.",
            "Warnings say so, and do not change the exit code."
        },
        footer = {
            "",
            "Examples:",
            "  steadfast lint",
            "  steadfast lint playbooks/onboarding.yaml",
            "  steadfast lint ours/ theirs/"
        })
final class LintCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            defaultValue = "playbooks",
            description = "Files, or folders with *.yaml; default: ${DEFAULT-VALUE}")
    private List<Path> paths = List.of();

    @Override
    public Integer call() {
        List<Path> files = paths.stream().flatMap(this::playbooks).toList();
        PrintWriter out = spec.commandLine().getOut();
        Linter linter = new Linter(out::println);
        files.forEach(linter::check);
        if (linter.errors() == 0) {
            out.printf(
                    "%s, %s%n",
                    counted(linter.playbooks(), "playbook")
                            + (linter.mappings() == 0 ? "" : ", " + counted(linter.mappings(), "mapping")),
                    linter.warnings() == 0 ? "no problems" : counted(linter.warnings(), "warning"));
        }
        return linter.errors() == 0 ? 0 : 1;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private Stream<Path> playbooks(Path path) {
        if (!Files.isDirectory(path)) {
            if (!Files.isReadable(path)) {
                throw new ParameterException(spec.commandLine(), path + " does not exist or cannot be read");
            }
            return Stream.of(path);
        }
        List<Path> found = new ArrayList<>(Beside.yaml(path));
        Path mappings = path.resolve("mappings");
        if (Files.isDirectory(mappings)) {
            found.addAll(Beside.yaml(mappings));
        }
        if (found.isEmpty()) {
            throw new ParameterException(spec.commandLine(), path + " has no *.yaml in it");
        }
        return found.stream();
    }
}
