package dev.steadfast.lifecycle;

import dev.steadfast.condition.Attributes;
import dev.steadfast.lint.Lint;
import dev.steadfast.lint.LintSettings;
import dev.steadfast.playbook.AttributesReader;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.playbook.TeamReader;
import dev.steadfast.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The playbooks and texts that ship, as an installation that changed nothing reads them. */
final class Shipped {

    /** Files beside the playbooks that are none. */
    private static final Set<String> NO_PLAYBOOKS = Set.of("team.yaml", "attributes.yaml");

    private static final Map<String, String> FILES = texts("/playbooks", ".yaml");
    static final Templates TEMPLATES = Templates.of(texts("/playbooks/templates", ".md"));
    private static final Map<String, Playbook> READ = new ConcurrentHashMap<>();

    private Shipped() {}

    /** Names of the playbooks. */
    static Set<String> names() {
        return FILES.keySet().stream()
                .filter(file -> !NO_PLAYBOOKS.contains(file))
                .map(file -> file.replace(".yaml", ""))
                .collect(Collectors.toSet());
    }

    static Playbook playbook(String name) {
        return READ.computeIfAbsent(
                name, any -> PlaybookReader.read(name + ".yaml", source(name + ".yaml"), surroundings()));
    }

    /** What would be said about this playbook where everything that can be tracked is. */
    static List<Problem> findings(String name) {
        return Lint.file(
                name + ".yaml",
                source(name + ".yaml"),
                surroundings(),
                new LintSettings(LintSettings.DEFAULT.mostTouches(), LintSettings.TRACKABLE));
    }

    private static Surroundings surroundings() {
        Set<String> queues =
                TeamReader.read("team.yaml", source("team.yaml")).queues().keySet();
        Attributes attributes = AttributesReader.read("attributes.yaml", source("attributes.yaml"));
        return new Surroundings(TEMPLATES.names(), queues, names(), attributes, TEMPLATES.letters());
    }

    static String source(String file) {
        return Objects.requireNonNull(FILES.get(file), file);
    }

    private static Map<String, String> texts(String folder, String ending) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Shipped.class.getResource(folder)).toURI()))) {
            for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
