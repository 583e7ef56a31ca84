package dev.steadfast.standalone.stories;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code steadfast} command as it is built, in a process of its own, speaking to a running Steadfast. */
record SteadfastCommand(URI server) {
    private static final long PATIENCE_SECONDS = 180;

    /** What it said and how it ended. */
    record Ended(int exitCode, String output) {}

    Ended run(String... arguments) {
        Path jar = Path.of("..", "cli", "target", "steadfast-cli.jar")
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(jar)) {
            throw new AssertionError("no " + jar + ": ./mvnw package makes it");
        }
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("STEADFAST_"));
        builder.environment().put("STEADFAST_URL", server.toString());
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + output);
            }
            return new Ended(process.exitValue(), output);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
