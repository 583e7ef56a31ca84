package dev.steadfast.store.tasks;

import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tasks stand in another system, too. */
@Repository
public class TaskCopies {

    private final JdbcClient jdbc;

    TaskCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A task that has no copy yet. */
    public record Uncopied(
            String task,
            String account,
            String title,
            @Nullable String details,
            String assignee,
            @Nullable Instant due) {}

    /**
     * A copy that is open as far as we know.
     *
     * @param closedHere whether our own task is done or cancelled
     */
    public record Copy(String task, String account, boolean closedHere) {}

    /** Open tasks without a copy; those whose outcome matters stay here, since nobody could name it over there. */
    public List<Uncopied> uncopied(int limit) {
        return jdbc.sql("""
                        select t.id, t.account, t.title, t.details, t.assignee, t.due
                          from task t left join task_copy c on c.task = t.id
                         where c.task is null and t.state = 'open' and t.kind = 'task' and t.outcomes = '{}' and t.command is null
                         order by t.recorded_at, t.id limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new Uncopied(
                        row.getString("id"),
                        row.getString("account"),
                        row.getString("title"),
                        row.getString("details"),
                        row.getString("assignee"),
                        Instants.readOrNull(row, "due")))
                .list();
    }

    /** The task stands over there, under that id. */
    public void copied(String task, String connector, @Nullable String externalId) {
        jdbc.sql(
                        "insert into task_copy (task, connector, external_id) values (:task, :connector, :id) on conflict do nothing")
                .param("task", task)
                .param("connector", connector)
                .param("id", externalId)
                .update();
    }

    /** Open copies after that task, by task. */
    public List<Copy> open(String connector, String after, int limit) {
        return jdbc.sql("""
                        select c.task, t.account, t.state in ('done', 'cancelled') as closed_here
                          from task_copy c join task t on t.id = c.task
                         where c.connector = :connector and not c.closed and c.task > :after order by c.task limit :limit
                        """)
                .param("connector", connector)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) ->
                        new Copy(row.getString("task"), row.getString("account"), row.getBoolean("closed_here")))
                .list();
    }

    /** Nobody looks at the copy any more. */
    public void close(String task) {
        jdbc.sql("update task_copy set closed = true where task = :task")
                .param("task", task)
                .update();
    }
}
