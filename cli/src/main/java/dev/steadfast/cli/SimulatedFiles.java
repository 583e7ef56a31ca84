package dev.steadfast.cli;

import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the playbooks that are simulated together. */
final class SimulatedFiles {

    private final CommandLine command;
    private final Map<Path, Beside> folders = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    SimulatedFiles(CommandLine command) {
        this.command = command;
    }

    /**
     * Every playbook, in the order of the paths and within a folder by name.
     *
     * @param paths files, and folders with {@code *.yaml}
     * @throws BadFile with every problem in all of them
     */
    List<Playbook> read(List<Path> paths) {
        List<Playbook> playbooks = new ArrayList<>();
        Map<String, Path> files = new HashMap<>();
        for (Path file : paths.stream().flatMap(this::files).toList()) {
            Playbook playbook = read(file);
            if (playbook != null) {
                Path other = files.putIfAbsent(playbook.name(), file);
                if (other != null) {
                    problems.add("%s:1: the playbook \"%s\" is in %s as well".formatted(file, playbook.name(), other));
                }
                playbooks.add(playbook);
            }
        }
        if (!problems.isEmpty()) {
            throw new BadFile(problems.stream().distinct().toList());
        }
        return playbooks;
    }

    private Stream<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        List<Path> found = Beside.yaml(path);
        if (found.isEmpty()) {
            throw new ParameterException(command, path + " has no *.yaml in it");
        }
        return found.stream();
    }

    private @Nullable Playbook read(Path file) {
        Beside beside = folders.computeIfAbsent(file.resolveSibling(""), folder -> Beside.of(file));
        try {
            return PlaybookReader.read(file.toString(), TextFile.read(file), beside.surroundings());
        } catch (BadPlaybook e) {
            problems.addAll(beside.problems());
            e.problems().stream().map(Problem::toString).forEach(problems::add);
        } catch (BadFile e) {
            problems.addAll(e.problems());
        }
        return null;
    }
}
