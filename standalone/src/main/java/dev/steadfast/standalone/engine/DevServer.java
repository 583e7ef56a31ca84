package dev.steadfast.standalone.engine;

import dev.steadfast.standalone.process.OtherProcesses;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** Temporal's own dev server, a process of ours, with its database file in the data folder and with the Temporal UI. */
final class DevServer implements Engine {
    static final String NAMESPACE = "default";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DevServerFiles files;
    private final DevServerRecord record;
    private final String description;
    private final Runnable end;

    DevServer(DevServerFiles files, DevServerRecord record, String description, Runnable end) {
        this.files = files;
        this.record = record;
        this.description = description;
        this.end = end;
    }

    /** Throws {@link IllegalStateException} when it does not come up, for example because a port was taken meanwhile. */
    static Engine start(TemporalProgram program, DevServerFiles files, Ports ports) throws IOException {
        Path launcher = OwnSession.launcher(program.path(), files.programs());
        TemporalDevServer server = TemporalDevServer.start(
                NAMESPACE,
                TemporalDevServerOptions.newBuilder()
                        .setExistingPath(launcher.toString())
                        .setIp(LOOPBACK)
                        .setPort(ports.engine())
                        .setUiPort(ports.ui())
                        .setDatabaseFilename(files.database().toString())
                        .setLogFile(files.log().toString())
                        .setStartupTimeout(PATIENCE)
                        // WAL nearly doubles the throughput; the time shift lets short timers fire when they are due.
                        .setExtraArgs(
                                "--sqlite-pragma",
                                "journal_mode=wal",
                                "--dynamic-config-value",
                                "history.timerProcessorMaxTimeShift=\"10ms\"",
                                "--dynamic-config-value",
                                "system.enableActivityEagerExecution=true")
                        .build());
        var record = new DevServerRecord(
                pid(files), server.getTarget(), "http://localhost:" + ports.ui(), program.description());
        record.write(files.record());
        return new DevServer(files, record, "Temporal dev server (%s)".formatted(program.description()), server::close);
    }

    private static long pid(DevServerFiles files) {
        return OtherProcesses.running(files::servedBy).stream()
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the dev server has ended again; see " + files.log()));
    }

    @Override
    public String address() {
        return record.address();
    }

    @Override
    public Kind kind() {
        return Kind.DEV_SERVER;
    }

    @Override
    public Ui ui() {
        return Ui.at(record.ui());
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        end.run();
        try {
            // A wrapper around the command may have ended without its server.
            new LeftoverDevServer(files).end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
