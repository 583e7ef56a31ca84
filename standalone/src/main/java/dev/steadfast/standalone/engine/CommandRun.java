package dev.steadfast.standalone.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a short command and reads what it prints. */
final class CommandRun {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRun.class);
    private static final Duration BRIEF = Duration.ofSeconds(15);

    private CommandRun() {}

    /** What it printed; empty when it is not there, fails, or takes longer than 15 s. */
    static Optional<String> of(List<String> command) {
        return of(command, Map.of(), BRIEF);
    }

    static Optional<String> of(List<String> command, Map<String, String> environment, Duration patience) {
        try {
            Path output = Files.createTempFile("steadfast-command", ".txt");
            try {
                return run(command, environment, patience, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            LOG.info("{} does not run: {}", command, e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> run(
            List<String> command, Map<String, String> environment, Duration patience, Path output)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        // Where the JVM is told to stop meanwhile, the command must not stay behind.
        Thread endWithUs = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(endWithUs);
        boolean ended = process.waitFor(patience);
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(endWithUs);
        String printed = Files.readString(output);
        if (ended && process.exitValue() == 0) {
            return Optional.of(printed);
        }
        LOG.info("{} fails: {}", command, printed);
        return Optional.empty();
    }
}
