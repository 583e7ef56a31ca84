package dev.steadfast.standalone.database;

import dev.steadfast.standalone.process.OtherProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed JVM left running on our data directory, or the file that still names it. */
final class LeftoverPostmaster {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
    private static final String FILE = "postmaster.pid";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LeftoverPostmaster() {}

    /**
     * Ends it. To be called only while the data folder is locked: then no server on it can be in use. PostgreSQL itself
     * copes with a dead process in its file, but refuses to start when the number now belongs to another program.
     */
    static void end(Path cluster) throws IOException {
        Path file = cluster.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> server = on(cluster);
        if (server.isPresent()) {
            OtherProcesses.interrupt(server.get(), PATIENCE);
        } else if (living(file).isPresent() || pid(file).isEmpty()) {
            LOG.info("{} names no server of ours; deleted", file);
            Files.delete(file);
        }
    }

    /** The living server that the file of this data directory names. */
    static Optional<ProcessHandle> on(Path cluster) throws IOException {
        return living(cluster.resolve(FILE)).filter(process -> serves(process, cluster));
    }

    private static Optional<ProcessHandle> living(Path file) throws IOException {
        return pid(file).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        String commandLine = OtherProcesses.commandLine(process);
        return commandLine.contains("postgres") && commandLine.contains(cluster.toString());
    }

    private static Optional<Long> pid(Path file) throws IOException {
        try {
            String firstLine = Files.readString(file, StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            return firstLine.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(firstLine)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
