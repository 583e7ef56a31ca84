package dev.steadfast.store.journal;

import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the journal. */
@Repository
public class JournalQueries {
    private final JdbcClient jdbc;

    JournalQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The place of an entry in the order of an account's journal. */
    public record Position(Instant at, long id) {}

    /** At most {@code limit} of an account, the oldest first, beginning after {@code after}. */
    public List<JournalEntry> ofAccount(String account, @Nullable Position after, int limit) {
        var from = after == null ? new Position(Instant.EPOCH, -1) : after;
        return jdbc.sql("""
                select id, account, enrolment, playbook, step, kind, outcome, reason, recipient, by, at, recorded_at
                  from journal
                 where account = :account and (at, id) > (:at, :id)
                 order by at, id limit :limit
                """)
                .param("account", account)
                .param("at", Instants.parameter(from.at()))
                .param("id", from.id())
                .param("limit", limit)
                .query(JournalQueries::read)
                .list();
    }

    /** The newest {@code limit} of an account, the oldest of them first. */
    public List<JournalEntry> newestOfAccount(String account, int limit) {
        return jdbc.sql("""
                select * from (select * from journal where account = :account order by at desc, id desc limit :limit) newest
                 order by at, id
                """)
                .param("account", account)
                .param("limit", limit)
                .query(JournalQueries::read)
                .list();
    }

    private static JournalEntry read(ResultSet row, int number) throws SQLException {
        return new JournalEntry(
                row.getLong("id"),
                row.getString("account"),
                row.getString("enrolment"),
                row.getString("playbook"),
                row.getString("step"),
                row.getString("kind"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("recipient"),
                row.getString("by"),
                Instants.read(row, "at"),
                Instants.read(row, "recorded_at"));
    }
}
