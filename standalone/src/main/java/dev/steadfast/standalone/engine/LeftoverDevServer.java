package dev.steadfast.standalone.engine;

import dev.steadfast.standalone.process.OtherProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Dev servers that serve our database although the JVM that started them is gone. */
final class LeftoverDevServer {
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration END_PATIENCE = Duration.ofSeconds(10);

    private final DevServerFiles files;

    LeftoverDevServer(DevServerFiles files) {
        this.files = files;
    }

    boolean isRunning() {
        return !running().isEmpty();
    }

    /** The one that is on record, alive and answering; where there is none, what runs is ended. */
    Optional<Engine> adopt() throws IOException {
        Optional<DevServerRecord> found = DevServerRecord.read(files.record())
                .filter(left -> running().stream().anyMatch(process -> process.pid() == left.pid()))
                .filter(left -> TemporalAnswer.from(left.address(), ANSWER_PATIENCE));
        if (found.isEmpty()) {
            end();
        }
        return found.map(this::adopted);
    }

    /** Ends all of them, for a start that takes another engine. */
    void end() throws IOException {
        running().forEach(process -> OtherProcesses.end(process, END_PATIENCE));
        Files.deleteIfExists(files.record());
    }

    private Engine adopted(DevServerRecord left) {
        ProcessHandle process = ProcessHandle.of(left.pid()).orElseThrow();
        return new DevServer(
                files,
                left,
                "Temporal dev server, left running by an earlier start (%s)".formatted(left.program()),
                () -> OtherProcesses.end(process, END_PATIENCE));
    }

    private List<ProcessHandle> running() {
        return OtherProcesses.running(files::servedBy);
    }
}
