package dev.steadfast.store.events;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps two transactions from missing each other: one puts an event aside because it does not see the account yet, the
 * other makes the account known and does not see the event yet. It is the last thing that either of them locks.
 */
@Component
class QuarantineGate {

    private static final long LOCK = 0x7374_6561_6466_6173L;

    private final JdbcClient jdbc;

    QuarantineGate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody becomes known; many may put events aside together. */
    void enter() {
        lock("select pg_advisory_xact_lock_shared(:lock)");
    }

    /** Until the transaction ends nobody puts events aside. */
    void close() {
        lock("select pg_advisory_xact_lock(:lock)");
    }

    private void lock(String sql) {
        jdbc.sql(sql).param("lock", LOCK).query(row -> {});
    }
}
