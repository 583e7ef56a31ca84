package dev.steadfast.cli;

import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Surroundings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong with playbook files and with the texts beside them. */
final class Linter {

    private final Map<Path, TextFolder> folders = new HashMap<>();
    private final TextFolder shipped = TextFolder.shipped();

    /** Each a line to print; empty when all is well. Those of a folder of texts come with its first playbook. */
    List<String> problems(Path file) {
        List<String> problems = new ArrayList<>();
        Path folder = file.resolveSibling("templates");
        TextFolder beside = folders.get(folder);
        if (beside == null) {
            beside = TextFolder.read(folder);
            folders.put(folder, beside);
            problems.addAll(beside.problems());
        }
        Set<String> names = new HashSet<>(shipped.names());
        names.addAll(beside.names());
        try {
            PlaybookReader.read(file.toString(), Files.readString(file), Surroundings.of(names));
        } catch (BadPlaybook e) {
            e.problems().stream().map(Problem::toString).forEach(problems::add);
        } catch (CharacterCodingException e) {
            problems.add(file + ":1: the file is not UTF-8");
        } catch (IOException e) {
            throw new Failure("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        return problems;
    }
}
