package dev.steadfast.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A database of its own for one test class, migrated and empty. All of them live in one server, see {@link TestServer}.
 *
 * <pre>{@code
 * static final TestDatabase DATABASE = TestDatabase.create();
 *
 * @DynamicPropertySource
 * static void database(DynamicPropertyRegistry registry) {
 *     DATABASE.register(registry);
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

    private final TestServer server;
    private final String name;
    private final HikariDataSource dataSource = new HikariDataSource();

    private TestDatabase(TestServer server) {
        this.server = server;
        this.name = server.createDatabase();
        dataSource.setJdbcUrl(url());
        dataSource.setUsername(username());
        dataSource.setPassword(password());
        dataSource.setMaximumPoolSize(8);
    }

    /** A new database; the server is started where it is not yet running. */
    public static TestDatabase create() {
        return new TestDatabase(TestServer.running());
    }

    /** A pool of at most 8 connections to it. */
    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public String url() {
        return server.url(name);
    }

    public String username() {
        return server.username();
    }

    public String password() {
        return server.password();
    }

    /** Points a Spring application at it. */
    public void register(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", this::url);
        registry.add("spring.datasource.username", this::username);
        registry.add("spring.datasource.password", this::password);
    }

    /** Takes every row out, so that tests of one class can share it. */
    public void empty() {
        String tables = String.join(", ", jdbc().sql("""
                                select quote_ident(tablename) from pg_tables
                                where schemaname = 'public' and tablename <> 'flyway_schema_history'
                                """).query(String.class).list());
        jdbc().sql("truncate " + tables + " restart identity cascade").update();
    }

    /** Closes the pool; the database goes with its server. */
    @Override
    public void close() {
        dataSource.close();
    }
}
