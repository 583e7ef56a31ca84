package dev.steadfast.standalone.chaos;

import static org.awaitility.Awaitility.await;

import dev.steadfast.standalone.RealTemporal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A real Temporal server with its database in a file; it comes back on the same port. */
final class TemporalProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final int port = freePort();
    private Process process;

    private TemporalProcess(Path folder) {
        this.folder = folder;
        this.process = launch();
    }

    static TemporalProcess start(Path folder) {
        return new TemporalProcess(folder);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void killAndRestart() {
        kill();
        process = launch();
    }

    /** Kills it, deletes every run that it knows, and starts it again. */
    void loseEverything() {
        kill();
        File[] files = folder.toFile().listFiles((all, name) -> name.startsWith("temporal.db"));
        for (File file : files) {
            if (!file.delete()) {
                throw new IllegalStateException("cannot delete " + file);
            }
        }
        process = launch();
    }

    private Process launch() {
        try {
            Process launched = new ProcessBuilder(
                            RealTemporal.program().orElseThrow().toString(),
                            "server",
                            "start-dev",
                            "--headless",
                            "--ip",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port),
                            "--db-filename",
                            folder.resolve("temporal.db").toString(),
                            "--sqlite-pragma",
                            "journal_mode=wal",
                            "--log-level",
                            "error")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("temporal.log").toFile()))
                    .start();
            await().atMost(PATIENCE).until(() -> !launched.isAlive() || listens());
            if (!launched.isAlive()) {
                throw new IllegalStateException(
                        "Temporal has ended: " + Files.readString(folder.resolve("temporal.log")));
            }
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Below the ports that the system hands out, so that nobody takes it while the server is gone. */
    private static int freePort() {
        var random = new Random();
        int port = 0;
        while (port == 0) {
            try (var socket = new ServerSocket(15_000 + random.nextInt(15_000), 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            } catch (IOException e) {
                port = 0;
            }
        }
        return port;
    }

    @Override
    public void close() {
        kill();
    }
}
