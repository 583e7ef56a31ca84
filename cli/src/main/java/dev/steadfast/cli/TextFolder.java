package dev.steadfast.cli;

import dev.steadfast.template.BadTemplates;
import dev.steadfast.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
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
 * @param problems each a line to print
 */
record TextFolder(Set<String> names, List<String> problems) {

    static final TextFolder EMPTY = new TextFolder(Set.of(), List.of());

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
            Templates.of(sources);
            return new TextFolder(names, List.of());
        } catch (BadTemplates e) {
            return new TextFolder(
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
