package dev.steadfast.store.tasks;

import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads tasks, what is due first at the top; what is urgent stands as if it had been due when it came. */
@Repository
public class TaskQueries {
    private static final String SELECT = """
            select * from (
              select t.id, t.account, t.enrolment, t.step, t.kind, t.title, t.details, t.assignee, t.who, t.urgent, t.due,
                     t.snoozed_until, t.outcomes, t.outcome, t.note, t.closed_by, t.closed_at, t.at,
                     a.name as account_name, a.time_zone,
                     coalesce(c.offset_ms, 0) as offset_ms,
                     case when t.state = 'snoozed'
                           and t.snoozed_until <= clock_timestamp() + coalesce(c.offset_ms, 0) * interval '1 millisecond'
                          then 'open' else t.state end as state,
                     coalesce(case when t.state = 'snoozed' then greatest(t.snoozed_until, t.due) else t.due end,
                              case when t.urgent then t.at end,
                              '9999-12-31T00:00:00Z'::timestamptz) as place
                from task t
                join account a on a.id = t.account
                left join test_clock c on c.id = a.clock) t
            """;

    private final JdbcClient jdbc;

    TaskQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to list; absent means any. The state {@code pending} means open or snoozed. */
    public record Filter(
            @Nullable String assignee,
            @Nullable String state,
            @Nullable String account) {}

    /**
     * The place of a task in the order of the list.
     *
     * @param place when it is due, or until when it is snoozed
     */
    public record Position(Instant place, String id) {}

    public Optional<TaskView> find(String id) {
        return jdbc.sql(SELECT + " where t.id = :id")
                .param("id", id)
                .query(TaskQueries::read)
                .optional();
    }

    /** At most {@code limit}, by due moment, beginning after {@code after}. */
    public List<InboxTask> list(Filter filter, @Nullable Position after, int limit) {
        var from = after == null ? new Position(Instant.EPOCH, "") : after;
        return jdbc.sql(SELECT + """
                         where (:assignee::text is null or t.assignee = :assignee)
                           and (:account::text is null or t.account = :account)
                           and (:state::text is null or t.state = :state
                                or (:state = 'pending' and t.state in ('open', 'snoozed')))
                           and (t.place, t.id) > (:place, :id)
                         order by t.place, t.id limit :limit
                        """)
                .param("assignee", filter.assignee())
                .param("account", filter.account())
                .param("state", filter.state())
                .param("place", Instants.parameter(from.place()))
                .param("id", from.id())
                .param("limit", limit)
                .query((row, number) -> new InboxTask(
                        read(row, number),
                        row.getString("account_name"),
                        row.getString("time_zone"),
                        new Position(Instants.read(row, "place"), row.getString("id")),
                        Duration.ofMillis(row.getLong("offset_ms"))))
                .list();
    }

    /** Everybody who has or had a task, in alphabetical order; at most 200. */
    public List<String> assignees() {
        return jdbc.sql("select distinct assignee from task order by assignee limit 200")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static TaskView read(ResultSet row, int number) throws SQLException {
        return new TaskView(
                row.getString("id"),
                row.getString("account"),
                row.getString("enrolment"),
                row.getString("step"),
                TaskKind.of(row.getString("kind")),
                row.getString("title"),
                row.getString("details"),
                row.getString("assignee"),
                row.getString("who"),
                row.getBoolean("urgent"),
                Instants.readOrNull(row, "due"),
                Instants.readOrNull(row, "snoozed_until"),
                row.getString("state"),
                List.of((String[]) row.getArray("outcomes").getArray()),
                row.getString("outcome"),
                row.getString("note"),
                row.getString("closed_by"),
                Instants.readOrNull(row, "closed_at"),
                Instants.read(row, "at"));
    }
}
