package dev.steadfast.store.enrolments;

import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads enrolments. */
@Repository
public class EnrolmentQueries {
    private static final String SELECT = """
            select id, account, playbook, version, key, state, outcome, anchor, anchor_date, enrolled_at,
                   enrolled_by, next_step, next_kind, next_at, goal_at, held, workflow_id
              from enrolment
            """;

    private final JdbcClient jdbc;

    EnrolmentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to list; absent means any. */
    public record Filter(
            @Nullable String account,
            @Nullable String playbook,
            @Nullable String state) {}

    public Optional<EnrolmentView> find(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(EnrolmentQueries::read)
                .optional();
    }

    /** At most {@code limit} in the order of their ids, beginning after the id {@code after}. */
    public List<EnrolmentView> list(Filter filter, @Nullable String after, int limit) {
        return jdbc.sql(SELECT + """
                         where (:account::text is null or account = :account)
                           and (:playbook::text is null or playbook = :playbook)
                           and (:state::text is null or state = :state)
                           and (:after::text is null or id > :after)
                         order by id limit :limit
                        """)
                .param("account", filter.account())
                .param("playbook", filter.playbook())
                .param("state", filter.state())
                .param("after", after)
                .param("limit", limit)
                .query(EnrolmentQueries::read)
                .list();
    }

    /** All of one account, the open ones and the newest first. */
    public List<EnrolmentView> ofAccount(String account) {
        return jdbc.sql(SELECT + " where account = :account order by state = 'finished', recorded_at desc, id")
                .param("account", account)
                .query(EnrolmentQueries::read)
                .list();
    }

    private static EnrolmentView read(ResultSet row, int number) throws SQLException {
        return new EnrolmentView(
                text(row, "id"),
                text(row, "account"),
                text(row, "playbook"),
                row.getInt("version"),
                row.getString("key"),
                text(row, "state"),
                row.getString("outcome"),
                Instants.read(row, "anchor"),
                row.getObject("anchor_date", LocalDate.class),
                Instants.read(row, "enrolled_at"),
                text(row, "enrolled_by"),
                next(row),
                Instants.readOrNull(row, "goal_at"),
                row.getBoolean("held"),
                text(row, "workflow_id"));
    }

    private static EnrolmentView.@Nullable Next next(ResultSet row) throws SQLException {
        var step = row.getString("next_step");
        return step == null
                ? null
                : new EnrolmentView.Next(step, text(row, "next_kind"), Instants.readOrNull(row, "next_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
