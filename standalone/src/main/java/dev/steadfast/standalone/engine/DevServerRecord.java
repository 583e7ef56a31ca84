package dev.steadfast.standalone.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Written beside the database for as long as a dev server serves it, so that the next start finds one that a killed JVM
 * left behind.
 *
 * @param address where it answers, {@code host:port}
 * @param ui base address of its UI
 * @param program what was started, for the console
 */
record DevServerRecord(long pid, String address, String ui, String program) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty when there is none, or none that can be read. */
    static Optional<DevServerRecord> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), DevServerRecord.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
