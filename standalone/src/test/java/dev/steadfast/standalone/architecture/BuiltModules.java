package dev.steadfast.standalone.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of every module, the command line included, which is not on this class path. */
final class BuiltModules {

    private static final List<String> NAMES =
            List.of("workflows", "store", "activities", "worker", "api", "cli", "standalone");

    private BuiltModules() {}

    static JavaClasses production() {
        return classesIn("target/classes");
    }

    static JavaClasses tests() {
        return classesIn("target/test-classes");
    }

    private static JavaClasses classesIn(String folder) {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("mvnw")) ? here : here.getParent();
        return new ClassFileImporter()
                .importPaths(NAMES.stream()
                        .map(module -> root.resolve(module).resolve(folder))
                        .filter(Files::isDirectory)
                        .toList());
    }
}
