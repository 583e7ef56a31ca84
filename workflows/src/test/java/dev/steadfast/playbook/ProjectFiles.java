package dev.steadfast.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this project, and files as a test writes them. */
final class ProjectFiles {

    static final Set<String> TEMPLATES = Set.of("welcome", "nudge", "recap");

    /** What lies beside the playbooks. */
    private static final Set<String> NO_PLAYBOOKS = Set.of("attributes.yaml", "team.yaml");

    private ProjectFiles() {}

    /** Reads a playbook that must be good. */
    static Playbook read(String yaml) {
        return PlaybookReader.read("test.yaml", yaml, Surroundings.of(TEMPLATES));
    }

    /** What is wrong with a file, as people see it; nothing when it is good. */
    static List<String> problems(String yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (BadPlaybook bad) {
            return bad.problems().stream().map(Problem::toString).toList();
        }
    }

    static Path path(String path) {
        return root().resolve(path);
    }

    /** A file of the project, such as {@code docs/playbooks.md}. */
    static String text(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names by which playbooks call the shipped texts. */
    static Set<String> shippedTemplates() {
        try (Stream<Path> files = Files.list(root().resolve("playbooks/templates"))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The playbooks that ship, by their file names. */
    static SortedMap<String, String> shippedPlaybooks() {
        try (Stream<Path> files = Files.list(root().resolve("playbooks"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml") && !NO_PLAYBOOKS.contains(file))
                    .collect(Collectors.toMap(
                            Function.identity(), file -> text("playbooks/" + file), (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's folder, wherever in it the tests run. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new AssertionError("No folder around " + Path.of("").toAbsolutePath() + " has docs/ in it");
        }
        return folder;
    }
}
