package dev.steadfast.store.tasks;

import dev.steadfast.cadence.Command;
import dev.steadfast.playbook.Wait;
import dev.steadfast.store.Instants;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.commands.CommandRefused;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchReviews;
import dev.steadfast.store.touches.TouchReviews.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with tasks. Completing one tells its run, where the run is still open. */
@Component
public class TaskDesk {

    private final JdbcClient jdbc;
    private final TaskQueries queries;
    private final TouchReviews reviews;
    private final CommandDesk commands;
    private final PlaybookCatalog catalog;
    private final Journal journal;
    private final BusinessClock clock;

    TaskDesk(
            JdbcClient jdbc,
            TaskQueries queries,
            TouchReviews reviews,
            CommandDesk commands,
            PlaybookCatalog catalog,
            Journal journal,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.reviews = reviews;
        this.commands = commands;
        this.catalog = catalog;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Completes a task.
     *
     * @param outcome one of the task's outcomes; null when it has none
     * @throws NoSuchTask when there is none
     * @throws TaskRefused when it is closed already, or the outcome is not one of its own
     */
    @Transactional
    public Completion complete(String id, @Nullable String outcome, @Nullable String note, String by) {
        TaskView task = pending(id);
        checkOutcome(task, outcome);
        Instant now = clock.nowFor(task.account());
        String enrolment = task.enrolment();
        String step = task.step();
        if (enrolment != null && step != null && task.kind().tellsRun() && listens(enrolment, step)) {
            return tellRun(task, enrolment, new Command.CompleteTask(step, outcome, task.who(), now), by, note);
        }
        if (task.kind() == TaskKind.REVIEW && outcome != null) {
            review(task, outcome, by, now);
        }
        jdbc.sql("""
                        update task set state = 'done', outcome = :outcome, note = :note, closed_by = :by, closed_at = :at
                         where id = :id
                        """)
                .param("outcome", outcome)
                .param("note", note)
                .param("by", by)
                .param("at", Instants.parameter(now))
                .param("id", id)
                .update();
        write(task, "done", outcome == null ? note : outcome, by, now);
        return new Completion(null);
    }

    /** Does to the message what the person says of it. */
    private void review(TaskView task, String outcome, String by, Instant now) {
        Outcome said = Outcome.of(outcome).orElseThrow();
        Asked asked = asked(task.id()).orElseThrow();
        if (!reviews.answer(asked.key(), asked.slot(), said, by, now)) {
            throw new TaskRefused("The message is not parked any more; what became of it is on the account's page");
        }
    }

    /** The message that a task asks about. */
    private record Asked(TouchKey key, int slot) {}

    private Optional<Asked> asked(String task) {
        return jdbc.sql("""
                        select enrolment, step, occurrence, slot from task
                         where id = :id and kind = 'review' and state in ('open', 'snoozed') and cardinality(outcomes) > 0
                        """)
                .param("id", task)
                .query((row, number) -> new Asked(
                        new TouchKey(row.getString("enrolment"), row.getString("step"), row.getInt("occurrence")),
                        row.getInt("slot")))
                .optional();
    }

    /** The run closes the task when it folds the command. */
    private Completion tellRun(
            TaskView task, String enrolment, Command.CompleteTask command, String by, @Nullable String note) {
        try {
            String input = commands.submit(enrolment, command, by, note, "complete " + task.id())
                    .commandId();
            jdbc.sql("update task set command = :command where id = :id")
                    .param("command", input)
                    .param("id", task.id())
                    .update();
            return new Completion(input);
        } catch (CommandRefused e) {
            throw new TaskRefused(String.valueOf(e.getMessage()));
        }
    }

    private static void checkOutcome(TaskView task, @Nullable String outcome) {
        List<String> allowed = task.outcomes();
        if (allowed.isEmpty() && outcome != null) {
            throw new TaskRefused("The task takes no outcome; \"" + outcome + "\" was given");
        }
        if (!allowed.isEmpty() && (outcome == null || !allowed.contains(outcome))) {
            throw new TaskRefused((outcome == null
                            ? "The task needs an outcome"
                            : "\"" + outcome + "\" is not an outcome of the task")
                    + "; allowed are " + String.join(", ", allowed));
        }
    }

    /** Puts a task away until a moment of business time. */
    @Transactional
    public void snooze(String id, Instant until, String by) {
        TaskView task = pending(id);
        Instant now = clock.nowFor(task.account());
        if (!until.isAfter(now)) {
            throw new TaskRefused("A task is snoozed until a later moment than " + now + "; " + until + " has passed");
        }
        jdbc.sql("update task set state = 'snoozed', snoozed_until = :until where id = :id")
                .param("until", Instants.parameter(until))
                .param("id", id)
                .update();
        write(task, "deferred", "snoozed until " + until, by, now);
    }

    /** Gives a task to somebody else: an address or a queue. */
    @Transactional
    public void reassign(String id, String to, String by) {
        TaskView task = pending(id);
        if (to.isBlank() || to.length() > 254) {
            throw new TaskRefused("A task is given to an address or a queue; \"" + to + "\" is neither");
        }
        jdbc.sql("update task set assignee = :to where id = :id")
                .param("to", to.strip().toLowerCase(Locale.ROOT))
                .param("id", id)
                .update();
        write(task, "done", "reassigned from " + task.assignee() + " to " + to, by, clock.nowFor(task.account()));
    }

    /** The run's lock comes before the task's, as where a run closes its tasks; and the message's, as where it does. */
    private TaskView pending(String id) {
        lock("select id from enrolment where id = (select enrolment from task where id = :id) for update", id);
        asked(id).ifPresent(asked -> reviews.lock(asked.key(), asked.slot()));
        lock("select id from task where id = :id for update", id);
        TaskView task = queries.find(id).orElseThrow(() -> new NoSuchTask(id));
        if (task.state().equals("done") || task.state().equals("cancelled")) {
            throw new TaskRefused("The task is " + task.state() + " already");
        }
        return task;
    }

    private void lock(String row, String id) {
        jdbc.sql(row).param("id", id).query(String.class).optional();
    }

    /** Whether the run is open and asks for the task: a run that was moved to another version may know it no more. */
    private boolean listens(String enrolment, String step) {
        return jdbc.sql("select playbook, version from enrolment where id = :id and state <> 'finished'")
                .param("id", enrolment)
                .query((row, number) -> catalog.version(row.getString("playbook"), row.getInt("version")))
                .optional()
                .flatMap(published -> published.playbook().outline().find(step))
                .filter(found -> found instanceof Wait.Task || found instanceof Wait.Approval)
                .isPresent();
    }

    private void write(TaskView task, String outcome, @Nullable String reason, String by, Instant at) {
        journal.write(new Journal.Line(
                task.account(),
                task.enrolment(),
                null,
                task.step(),
                task.kind().word(),
                outcome,
                reason,
                task.assignee(),
                by,
                at));
    }
}
