package dev.steadfast.store.tasks;

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

    /** Opens a task, unless its origin has opened one; a message that is parked once more opens its task once more. */
    public void open(NewTask task) {
        NewTask.Origin origin = task.origin();
        jdbc.sql("""
                        insert into task (id, account, enrolment, kind, step, occurrence, slot, who, title, details, assignee,
                                          urgent, due, state, waits, outcomes, at)
                        values (:id, :account, :enrolment, :kind, :step, :occurrence, :slot, :who, :title, :details, :assignee,
                                :urgent, :due, 'open', :waits, :outcomes, :at)
                        on conflict (id) do update
                           set state = 'open', details = excluded.details, outcome = null, note = null, closed_by = null,
                               closed_at = null, snoozed_until = null, at = excluded.at
                         where excluded.kind = 'review' and task.kind = 'review' and task.state in ('done', 'cancelled')
                        """)
                .param("id", origin.taskId())
                .param("account", task.account())
                .param("enrolment", origin.enrolment())
                .param("kind", task.kind().word())
                .param("step", origin.step())
                .param("occurrence", origin.occurrence())
                .param("slot", origin.slot())
                .param("who", task.who())
                .param("title", task.title())
                .param("details", task.details())
                .param("assignee", task.assignee())
                .param("urgent", task.urgent())
                .param("due", task.due() == null ? null : Instants.parameter(task.due()))
                .param("waits", task.waits())
                .param("outcomes", task.outcomes().toArray(String[]::new))
                .param("at", Instants.parameter(task.at()))
                .update();
    }

    /**
     * Marks a task as done: its run has folded the command that says so.
     *
     * @param command id of the input
     */
    public void complete(
            String enrolment, String command, @Nullable String outcome, @Nullable String note, String by, Instant at) {
        jdbc.sql("""
                        update task set state = 'done', outcome = :outcome, note = :note, closed_by = :by, closed_at = :at
                         where enrolment = :enrolment and command = :command and state in ('open', 'snoozed')
                        """)
                .param("outcome", outcome)
                .param("note", note)
                .param("by", by)
                .param("at", Instants.parameter(at))
                .param("enrolment", enrolment)
                .param("command", command)
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

    /** The version that the run has gone to offers other answers to a task that it waits for. */
    public void offer(String enrolment, String step, Collection<String> outcomes) {
        jdbc.sql("""
                        update task set outcomes = :outcomes
                         where enrolment = :enrolment and step = :step and waits and state in ('open', 'snoozed')
                        """)
                .param("outcomes", outcomes.toArray(String[]::new))
                .param("enrolment", enrolment)
                .param("step", step)
                .update();
    }
}
