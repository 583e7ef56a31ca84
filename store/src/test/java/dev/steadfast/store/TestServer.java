package dev.steadfast.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one PostgreSQL 18 of a test JVM: a container where Docker answers, else the embedded one. It ends with the JVM.
 */
final class TestServer {

    private static final String TEMPLATE = "steadfast_template";
    private static final String IMAGE = "postgres:18-alpine";

    private final UnaryOperator<String> urls;
    private final String username;
    private final String password;
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer(UnaryOperator<String> urls, String username, String password) {
        this.urls = urls;
        this.username = username;
        this.password = password;
    }

    static TestServer running() {
        return Holder.SERVER;
    }

    String createDatabase() {
        String name = "steadfast_" + databases.incrementAndGet();
        execute("create database %s template %s".formatted(name, TEMPLATE));
        return name;
    }

    String url(String database) {
        return urls.apply(database);
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    private TestServer migrated() {
        execute("create database " + TEMPLATE);
        Flyway.configure().dataSource(url(TEMPLATE), username, password).load().migrate();
        return this;
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), username, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static TestServer container() {
        System.out.println("The tests use PostgreSQL in a container, " + IMAGE);
        // Ryuk, Testcontainers' own reaper, removes it.
        @SuppressWarnings("resource")
        var container = new PostgreSQLContainer(IMAGE);
        container.start();
        return new TestServer(
                database -> "jdbc:postgresql://%s:%d/%s"
                        .formatted(container.getHost(), container.getMappedPort(5432), database),
                container.getUsername(),
                container.getPassword());
    }

    private static TestServer embedded() {
        System.out.println("The tests use the embedded PostgreSQL, as no Docker answers");
        try {
            // It ends itself by a shutdown hook.
            @SuppressWarnings("resource")
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            return new TestServer(
                    database -> "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), database),
                    "postgres",
                    "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestServer SERVER =
                (DockerClientFactory.instance().isDockerAvailable() ? container() : embedded()).migrated();
    }
}
