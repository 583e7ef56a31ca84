package dev.steadfast.store.tasks;

import dev.steadfast.store.Ids;
import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Opens and closes the tasks of runs. Every method needs the caller's transaction. */
@Repository
public class TaskStore {

    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A task to be opened, once for each step of an enrolment.
     *
     * @param step whose task it is; null for one that no step waits for or asks about
     * @param waits whether the cadence waits for it
     */
    public record NewTask(
            String account,
            String enrolment,
            @Nullable String step,
            String title,
            String assignee,
            @Nullable Instant due,
            boolean waits,
            Collection<String> outcomes,
            Instant at) {}

    public void open(NewTask task) {
        jdbc.sql("""
                        insert into task (id, account, enrolment, step, occurrence, title, assignee, due, state, waits, outcomes, at)
                        values (:id, :account, :enrolment, :step, 1, :title, :assignee, :due, 'open', :waits, :outcomes, :at)
                        on conflict do nothing
                        """)
                .param("id", Ids.derived("t", task.enrolment(), task.step() == null ? task.title() : task.step(), "1"))
                .param("account", task.account())
                .param("enrolment", task.enrolment())
                .param("step", task.step())
                .param("title", task.title())
                .param("assignee", task.assignee())
                .param("due", task.due() == null ? null : Instants.parameter(task.due()))
                .param("waits", task.waits())
                .param("outcomes", task.outcomes().toArray(String[]::new))
                .param("at", Instants.parameter(task.at()))
                .update();
    }

    /** Marks the open task of a step as done. */
    public void complete(
            String enrolment, String step, @Nullable String outcome, @Nullable String note, String by, Instant at) {
        jdbc.sql("""
                        update task set state = 'done', outcome = :outcome, note = :note, closed_by = :by, closed_at = :at
                         where enrolment = :enrolment and step = :step and state in ('open', 'snoozed')
                        """)
                .param("outcome", outcome)
                .param("note", note)
                .param("by", by)
                .param("at", Instants.parameter(at))
                .param("enrolment", enrolment)
                .param("step", step)
                .update();
    }

    /** The cadence waits no more for the open tasks of this run: nobody needs to answer them. */
    public void cancelWaiting(String enrolment, String by, Instant at) {
        jdbc.sql("""
                        update task set state = 'cancelled', closed_by = :by, closed_at = :at
                         where enrolment = :enrolment and waits and state in ('open', 'snoozed')
                        """)
                .param("enrolment", enrolment)
                .param("by", by)
                .param("at", Instants.parameter(at))
                .update();
    }
}
