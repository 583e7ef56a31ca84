package dev.steadfast.standalone.database;

import dev.steadfast.standalone.console.Console;
import dev.steadfast.standalone.place.DataFolder;
import dev.steadfast.standalone.settings.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** PostgreSQL 18 with its files in the data folder, durable, on a free port of loopback. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "steadfast";
    private static final String LOG_FILE = "postgres.log";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOG_LIMIT_BYTES = 10_000_000;

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it, whatever state an earlier start left behind; throws {@link StartRefused} when it does not come up. */
    public static EmbeddedDatabase start(DataFolder data, Console console) {
        var cluster = new ClusterFolder(data.resolve("postgres"));
        try {
            cluster.moveAsideUnlessInitialised()
                    .ifPresent(aside -> console.note("a half-initialised database was moved to " + aside));
            LeftoverPostmaster.end(cluster.path());
            Path binaries = data.resolve("bin").resolve("postgres");
            if (UnpackedBinaries.discardUnfinished(binaries)) {
                console.note("preparing PostgreSQL 18 for the first time");
            }
            return started(cluster, binaries, data.resolve(LOG_FILE));
        } catch (IOException | SQLException | RuntimeException e) {
            throw new StartRefused(
                    "The database in %s does not start; %s says why.".formatted(cluster.path(), data.resolve(LOG_FILE)),
                    e);
        }
    }

    private static EmbeddedDatabase started(ClusterFolder cluster, Path binaries, Path log)
            throws IOException, SQLException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.delete(log);
        }
        // Zonky sweeps this folder for data directories without a living owner; it must never be one that holds ours.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        Redirect output = Redirect.appendTo(log.toFile());
        var failure = new PromptFailure(cluster.path());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(cluster.path())
                .setDataDirectoryCustomizer((File initialised) -> {
                    cluster.markInitialised();
                    failure.launching();
                })
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100");
        var database = new EmbeddedDatabase(failure.watch(builder::start));
        database.createIfMissing();
        return database;
    }

    private void createIfMissing() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.executeUpdate("CREATE DATABASE " + NAME);
            }
        }
    }

    /** The JDBC address, with the user in it; there is no password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(postgres.getPort(), NAME);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
