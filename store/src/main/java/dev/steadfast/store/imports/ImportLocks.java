package dev.steadfast.store.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/**
 * Who works on an import holds its lock. PostgreSQL takes it back when that process dies, so whoever gets the lock of a
 * job that is still marked as running knows that nobody works on it.
 */
@Component
public class ImportLocks {

    private static final String LOCK = "select pg_try_advisory_lock(hashtext('import_job'), hashtext(?))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('import_job'), hashtext(?))";

    private final DataSource dataSource;

    public ImportLocks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A lock that is held by a connection of its own, until it is closed. */
    public static final class Held implements AutoCloseable {
        private final Connection connection;
        private final String job;

        private Held(Connection connection, String job) {
            this.connection = connection;
            this.job = job;
        }

        @Override
        public void close() {
            try (connection) {
                ask(connection, UNLOCK, job);
            } catch (SQLException e) {
                throw translated(e);
            }
        }
    }

    /** The lock, unless somebody holds it. */
    public Optional<Held> tryHold(String job) {
        try {
            Connection connection = dataSource.getConnection();
            if (ask(connection, LOCK, job)) {
                return Optional.of(new Held(connection, job));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private static boolean ask(Connection connection, String question, String job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, job);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static RuntimeException translated(SQLException e) {
        RuntimeException translated = new SQLExceptionSubclassTranslator().translate("import lock", null, e);
        return translated == null ? new IllegalStateException(e) : translated;
    }
}
