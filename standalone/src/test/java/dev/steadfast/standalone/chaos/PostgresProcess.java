package dev.steadfast.standalone.chaos;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL, durable, that is killed with all its processes and comes back on the same files and port. */
final class PostgresProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    private PostgresProcess(Path folder) throws IOException {
        data = folder.resolve("postgres");
        postgres = launch(0);
        port = postgres.getPort();
    }

    static PostgresProcess start(Path folder) throws IOException {
        return new PostgresProcess(folder);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    private EmbeddedPostgres launch(int onPort) throws IOException {
        Path unpacked = Files.createDirectories(Path.of("target", "unpacked-postgres"));
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked.toAbsolutePath().toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(onPort)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    void killAndRestart() {
        try {
            kill();
            // gives back the lock that this JVM has on the folder
            postgres.close();
            postgres = launch(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The postmaster and its children, so that nothing of it can still write. */
    private void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.addFirst(postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
