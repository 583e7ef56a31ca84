package dev.steadfast.standalone.database;

import dev.steadfast.standalone.process.OtherProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's data directory. It carries a mark of ours from the moment that {@code initdb} has finished; without the
 * mark no server has ever run in it, so there is nothing in it to lose.
 */
record ClusterFolder(Path path) {
    private static final String MARK = "steadfast-initialised";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Where a half-initialised directory went, if there was one. */
    Optional<Path> moveAsideUnlessInitialised() throws IOException {
        if (!Files.exists(path) || Files.exists(path.resolve(MARK)) || isEmpty()) {
            return Optional.empty();
        }
        OtherProcesses.running(this::initialises).forEach(process -> OtherProcesses.end(process, PATIENCE));
        Path aside = path.resolveSibling(path.getFileName() + ".unfinished-"
                + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP));
        return Optional.of(Files.move(path, aside));
    }

    private boolean initialises(String commandLine) {
        return (commandLine.contains("initdb") || commandLine.contains("postgres"))
                && commandLine.contains(path.toString());
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    void markInitialised() {
        Path mark = path.resolve(MARK);
        if (!Files.exists(mark)) {
            try {
                Files.createFile(mark);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
