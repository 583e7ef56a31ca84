package dev.steadfast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
            "Checks playbooks and the texts that they name.",
            "Each problem is a line FILE:LINE: step ID: what was found; what is allowed."
        },
        footer = {
            "",
            "Examples:",
            "  steadfast lint",
            "  steadfast lint playbooks/onboarding.yaml",
            "  steadfast lint ours/ theirs/"
        })
final class LintCommand implements Callable<Integer> {

    /** Settings that stand beside playbooks. */
    private static final Set<String> NO_PLAYBOOKS = Set.of("attributes.yaml", "team.yaml");

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
        List<String> problems = new ArrayList<>();
        Linter linter = new Linter();
        files.forEach(file -> problems.addAll(linter.problems(file)));
        problems.forEach(spec.commandLine().getOut()::println);
        if (problems.isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .printf("%d %s, no problems%n", files.size(), files.size() == 1 ? "playbook" : "playbooks");
        }
        return problems.isEmpty() ? 0 : 1;
    }

    private Stream<Path> playbooks(Path path) {
        if (!Files.isDirectory(path)) {
            if (!Files.isReadable(path)) {
                throw new ParameterException(spec.commandLine(), path + " does not exist or cannot be read");
            }
            return Stream.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> found = files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .filter(file -> !NO_PLAYBOOKS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new ParameterException(spec.commandLine(), path + " has no *.yaml in it");
            }
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
