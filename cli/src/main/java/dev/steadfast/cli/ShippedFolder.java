package dev.steadfast.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The playbooks and texts that come with Steadfast. */
final class ShippedFolder {

    private static final String FOLDER = "/playbooks";

    private ShippedFolder() {}

    /** The texts, which every playbook may use. */
    static TextFolder texts() {
        return visit(folder -> TextFolder.read(folder.resolve("templates")), TextFolder.EMPTY);
    }

    /** The names of the playbooks. */
    static Set<String> playbooks() {
        return visit(ShippedFolder::names, Set.of());
    }

    private static Set<String> names(Path folder) {
        Set<String> names = new TreeSet<>();
        for (Path file : Beside.yaml(folder)) {
            try {
                Beside.name(Files.readString(file), names);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return names;
    }

    private static <T> T visit(Function<Path, T> visitor, T otherwise) {
        URL folder = ShippedFolder.class.getResource(FOLDER + "/templates");
        if (folder == null) {
            return otherwise;
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return visitor.apply(Path.of(uri).resolve("..").normalize());
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return visitor.apply(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException | IOException e) {
            throw unreadable(e);
        }
    }

    private static Failure unreadable(Exception e) {
        return new Failure("What comes with Steadfast cannot be read: " + e.getMessage());
    }
}
