package dev.steadfast.cli;

import dev.steadfast.condition.Attributes;
import dev.steadfast.playbook.AttributesReader;
import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.playbook.Team;
import dev.steadfast.playbook.TeamReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook file may name: what lies beside it, and what comes with Steadfast.
 *
 * @param problems of the files beside it, each a line to print
 */
record Beside(Surroundings surroundings, List<String> problems) {

    /** Settings that stand beside playbooks. */
    static final Set<String> NO_PLAYBOOKS = Set.of("attributes.yaml", "team.yaml");

    private static final Pattern NAME =
            Pattern.compile("^playbook:\\s*[\"']?([a-z][a-z0-9-]*)[\"']?\\s*(#.*)?$", Pattern.MULTILINE);

    static Beside of(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        List<String> problems = new ArrayList<>();
        TextFolder texts = TextFolder.read(file.resolveSibling("templates"));
        problems.addAll(texts.problems());
        TextFolder all = texts.orElse(ShippedFolder.texts());
        Team team = beside(file.resolveSibling("team.yaml"), TeamReader::read, problems);
        Attributes attributes = beside(file.resolveSibling("attributes.yaml"), AttributesReader::read, problems);
        Surroundings known = (team == null ? Surroundings.of(all.names()) : Surroundings.of(all.names(), team))
                .with(attributes == null ? Attributes.NONE : attributes)
                .withLetters(all.letters());
        return new Beside(folder == null ? known : known.among(playbooks(folder)), List.copyOf(problems));
    }

    /** What a file says; null where there is none, or none that can be read. */
    private static <T> @Nullable T beside(Path file, BiFunction<String, String, T> reader, List<String> problems) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return reader.apply(file.toString(), TextFile.read(file));
        } catch (BadPlaybook e) {
            e.problems().stream().map(Problem::toString).forEach(problems::add);
        } catch (BadFile e) {
            problems.addAll(e.problems());
        }
        return null;
    }

    /** The names of the playbooks in a folder, and of those that come with Steadfast. */
    private static Set<String> playbooks(Path folder) {
        Set<String> names = new TreeSet<>(ShippedFolder.playbooks());
        for (Path file : yaml(folder)) {
            try {
                name(Files.readString(file), names);
            } catch (IOException e) {
                // whoever reads that file will say so
            }
        }
        return names;
    }

    static void name(String yaml, Set<String> names) {
        var named = NAME.matcher(yaml);
        if (named.find()) {
            names.add(named.group(1));
        }
    }

    /** The playbook files of a folder, by name. */
    static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .filter(file -> !NO_PLAYBOOKS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
