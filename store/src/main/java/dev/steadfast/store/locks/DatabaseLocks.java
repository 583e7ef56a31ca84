package dev.steadfast.store.locks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/**
 * Locks of which one process among many can hold each. PostgreSQL takes a lock back when its holder dies, so whoever
 * gets it knows that nobody else is at work; a holder whose connection breaks does not notice, so what it does must be
 * safe to do twice.
 */
@Component
public class DatabaseLocks {

    private static final String LOCK = "select pg_try_advisory_lock(hashtext(?), hashtext(?))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext(?), hashtext(?))";

    private final DataSource dataSource;

    DatabaseLocks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A lock that is held by a connection of its own, until it is closed. */
    public static final class Held implements AutoCloseable {
        private final Connection connection;
        private final String kind;
        private final String name;

        private Held(Connection connection, String kind, String name) {
            this.connection = connection;
            this.kind = kind;
            this.name = name;
        }

        @Override
        public void close() {
            try (connection) {
                ask(connection, UNLOCK, kind, name);
            } catch (SQLException e) {
                throw translated(e);
            }
        }
    }

    /**
     * The lock, unless somebody holds it.
     *
     * @param kind of work that the lock is for
     * @param name of what is worked on
     */
    public Optional<Held> tryHold(String kind, String name) {
        try {
            Connection connection = dataSource.getConnection();
            boolean ours = false;
            try {
                ours = ask(connection, LOCK, kind, name);
                return ours ? Optional.of(new Held(connection, kind, name)) : Optional.empty();
            } finally {
                if (!ours) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private static boolean ask(Connection connection, String question, String kind, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, kind);
            statement.setString(2, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static RuntimeException translated(SQLException e) {
        RuntimeException translated = new SQLExceptionSubclassTranslator().translate("lock", null, e);
        return translated == null ? new IllegalStateException(e) : translated;
    }
}
