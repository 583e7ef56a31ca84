package dev.steadfast.standalone.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The shipped {@code docker-compose.yml}, as text and as a tree. */
final class ComposeFile {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    private final Path root;
    private final String text;
    private final Map<?, ?> tree;

    private ComposeFile(Path root, String text) {
        this.root = root;
        this.text = text;
        this.tree = (Map<?, ?>)
                new Load(LoadSettings.builder().setMaxAliasesForCollections(50).build()).loadFromString(text);
    }

    static ComposeFile shipped() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("docker-compose.yml")) ? here : here.getParent();
        return new ComposeFile(root, read(root.resolve("docker-compose.yml")));
    }

    Map<?, ?> tree() {
        return tree;
    }

    /** The services by name, in order of name. */
    Map<String, Map<?, ?>> services() {
        Map<String, Map<?, ?>> services = new TreeMap<>();
        ((Map<?, ?>) tree.get("services")).forEach((name, service) -> services.put((String) name, (Map<?, ?>) service));
        return services;
    }

    /** What a service is given, by name of the variable; an unset value is an empty text. */
    Map<String, String> environmentOf(String service) {
        Map<String, String> environment = new TreeMap<>();
        if (services().get(service).get("environment") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> environment.put((String) name, String.valueOf(value)));
        }
        return environment;
    }

    /** Every variable that the file takes from {@code .env} or the shell. */
    Set<String> interpolated() {
        return variablesIn(text);
    }

    /** Files of this project that a service mounts. */
    List<Path> mountedFiles() {
        return services().values().stream()
                .flatMap(service ->
                        service.get("volumes") instanceof List<?> volumes ? volumes.stream() : List.of().stream())
                .map(String::valueOf)
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> root.resolve(volume.split(":", -1)[0]))
                .toList();
    }

    String file(String name) {
        return read(root.resolve(name));
    }

    /** The variables that the settings files of some modules name, as in {@code ${SMTP_HOST:}}. */
    Set<String> readBy(List<String> modules) {
        Set<String> variables = new TreeSet<>();
        for (String module : modules) {
            try (var files = Files.list(root.resolve(module).resolve("src/main/resources"))) {
                files.filter(file -> file.toString().matches(".*\\.(yaml|yml|properties)"))
                        .forEach(file -> variables.addAll(variablesIn(read(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return variables;
    }

    private static Set<String> variablesIn(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
