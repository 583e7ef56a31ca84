package dev.steadfast.store.tasks;

import dev.steadfast.store.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which tasks somebody was told of by chat. Telling is claimed before it is done and closed after it, so that nobody is told
 * twice, whoever dies in between.
 */
@Repository
public class TaskNotices {

    /** What is older is no news any more: an outage is not followed by a flood, nor is the day on which chat is set up. */
    private static final Duration NEWS = Duration.ofHours(12);

    private final JdbcClient jdbc;

    TaskNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An open task that nobody has been told of.
     *
     * @param assignee a person's address or a queue
     * @param due business time
     * @param asks whether an outcome must be named to complete it
     */
    public record Untold(
            String task,
            String account,
            String accountName,
            @Nullable String enrolment,
            TaskKind kind,
            String title,
            @Nullable String details,
            String assignee,
            boolean urgent,
            @Nullable Instant due,
            boolean asks) {}

    /** How telling ended. */
    public enum Told {
        /** It was posted. */
        POSTED,
        /** It certainly was not, and may be another time. */
        FAILED,
        /** It may have been, and is not posted again. */
        DOUBTFUL,
        /** It never will be. */
        REFUSED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Urgent ones first, then in the order in which they were opened. */
    public List<Untold> untold(int limit) {
        return jdbc.sql("""
                        select t.id, t.account, a.name as account_name, t.enrolment, t.kind, t.title, t.details, t.assignee,
                               t.urgent, t.due, t.outcomes <> '{}' as asks
                          from task t
                          join account a on a.id = t.account
                          left join task_notice n on n.task = t.id
                         where t.recorded_at > clock_timestamp() - :seconds * interval '1 second'
                           and t.state = 'open' and (n.task is null or n.state = 'failed')
                         order by t.urgent desc, t.recorded_at, t.id limit :limit
                        """)
                .param("seconds", NEWS.toSeconds())
                .param("limit", limit)
                .query((row, number) -> new Untold(
                        row.getString("id"),
                        row.getString("account"),
                        row.getString("account_name"),
                        row.getString("enrolment"),
                        TaskKind.of(row.getString("kind")),
                        row.getString("title"),
                        row.getString("details"),
                        row.getString("assignee"),
                        row.getBoolean("urgent"),
                        Instants.readOrNull(row, "due"),
                        row.getBoolean("asks")))
                .list();
    }

    /** Takes the telling of a task over; false where somebody else has. */
    public boolean claim(String task) {
        return jdbc.sql("""
                        insert into task_notice (task, state) select id, 'posting' from task where id = :task
                            on conflict (task) do update set state = 'posting' where task_notice.state = 'failed'
                        """).param("task", task).update() == 1;
    }

    /** Writes down how it ended, for a task that was claimed. */
    public void close(String task, Told told, String answer) {
        jdbc.sql("update task_notice set state = :state, answer = :answer where task = :task and state = 'posting'")
                .param("state", told.word())
                .param("answer", answer)
                .param("task", task)
                .update();
    }

    /** A step tells of this task itself. Needs the transaction that opens it. */
    public void toldOtherwise(String task) {
        jdbc.sql(
                        "insert into task_notice (task, state, answer) values (:task, 'posted', 'by its step') on conflict do nothing")
                .param("task", task)
                .update();
    }
}
