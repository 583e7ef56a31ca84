package dev.steadfast.cli;

import dev.steadfast.template.BadTemplates;
import dev.steadfast.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of one folder.
 *
 * @param names that steps may use: {@code welcome} for {@code welcome.md} and {@code welcome.de.md}
 * @param letters those of them that have a subject; all of them where the texts have problems
 * @param problems each a line to print
 */
record TextFolder(Set<String> names, Set<String> letters, List<String> problems) {

    static final TextFolder EMPTY = new TextFolder(Set.of(), Set.of(), List.of());

    /** These texts, and those of the other folder that have no text of the same name here. */
    TextFolder orElse(TextFolder other) {
        Set<String> all = new HashSet<>(other.names);
        all.addAll(names);
        Set<String> subjects = new HashSet<>(other.letters);
        subjects.removeAll(names);
        subjects.addAll(letters);
        return new TextFolder(all, subjects, problems);
    }

    /** Empty where there is no such folder. */
    static TextFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return EMPTY;
        }
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
            sources.putAll(attachments(folder.resolve("attachments")));
        } catch (IOException e) {
            throw new Failure("%s cannot be read: %s".formatted(folder, e.getMessage()));
        }
        Set<String> names = sources.keySet().stream()
                .filter(file -> !file.contains("/"))
                .map(file -> file.substring(0, file.indexOf('.')))
                .collect(Collectors.toSet());
        try {
            return new TextFolder(names, Templates.of(sources).letters(), List.of());
        } catch (BadTemplates e) {
            return new TextFolder(
                    names,
                    names,
                    e.problems().stream()
                            .map(problem -> folder.resolve(problem).toString())
                            .toList());
        }
    }

    /** Files in base64 by {@code attachments/NAME}; none where there is no such folder. */
    static Map<String, String> attachments(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.put(
                            folder.getFileName() + "/" + file.getFileName(),
                            Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }
}
