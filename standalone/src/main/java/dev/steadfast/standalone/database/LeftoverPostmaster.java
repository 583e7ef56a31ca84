package dev.steadfast.standalone.database;

import dev.steadfast.standalone.process.OtherProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed JVM left running on our data directory, or the file that still names it. */
final class LeftoverPostmaster {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LeftoverPostmaster() {}

    /**
     * Ends it. To be called only while the data folder is locked: then no server on it can be in use. PostgreSQL itself
     * copes with a dead process in its file, but refuses to start when the number now belongs to another program.
     */
    static void end(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> process = pid(file).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (process.filter(living -> serves(living, cluster)).isPresent()) {
            OtherProcesses.interrupt(process.orElseThrow(), PATIENCE);
        } else if (process.isPresent() || pid(file).isEmpty()) {
            LOG.info("{} names no server of ours; deleted", file);
            Files.delete(file);
        }
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        String commandLine = OtherProcesses.commandLine(process);
        return commandLine.contains("postgres") && commandLine.contains(cluster.toString());
    }

    private static Optional<Long> pid(Path file) throws IOException {
        String firstLine = Files.readString(file, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return firstLine.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(firstLine)) : Optional.empty();
    }
}
