package dev.steadfast.store.events;

import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.RunFacts;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.runs.InputStore;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores events and hands each to the open runs whose playbook names it, in one transaction: what was answered is kept,
 * and reaches the run whatever fails.
 */
@Component
public class EventIngest {

    private final JdbcClient jdbc;
    private final PlaybookCatalog catalog;
    private final InputStore inputs;
    private final RunStore runs;
    private final Journal journal;
    private final BusinessClock clock;

    EventIngest(
            JdbcClient jdbc,
            PlaybookCatalog catalog,
            InputStore inputs,
            RunStore runs,
            Journal journal,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.inputs = inputs;
        this.runs = runs;
        this.journal = journal;
        this.clock = clock;
    }

    /** Takes the events of one request: the good ones are stored, the others are answered with their rule. */
    @Transactional
    public IngestResult ingest(List<IncomingEvent> events) {
        int accepted = 0;
        int duplicate = 0;
        int quarantined = 0;
        List<IngestResult.Rejected> rejected = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            IncomingEvent event = events.get(index);
            Optional<String> broken = EventRules.broken(event);
            if (broken.isPresent()) {
                rejected.add(new IngestResult.Rejected(index, event.id(), broken.get()));
                continue;
            }
            switch (take(event)) {
                case ACCEPTED -> accepted++;
                case DUPLICATE -> duplicate++;
                case QUARANTINED -> quarantined++;
            }
        }
        return new IngestResult(accepted, duplicate, quarantined, rejected);
    }

    private enum Taken {
        ACCEPTED,
        DUPLICATE,
        QUARANTINED
    }

    private Taken take(IncomingEvent event) {
        boolean known = jdbc.sql("select exists (select 1 from account where id = :id)")
                .param("id", event.account())
                .query(Boolean.class)
                .single();
        Instant at =
                event.at() == null ? clock.nowFor(event.account()) : event.at().truncatedTo(ChronoUnit.MILLIS);
        int stored = jdbc.sql("""
                        insert into event (id, type, account, at, data, state)
                        values (:id, :type, :account, :at, :data::jsonb, :state) on conflict (id) do nothing
                        """)
                .param("id", event.id())
                .param("type", event.type())
                .param("account", event.account())
                .param("at", Instants.parameter(at))
                .param("data", CoreJson.write(event.data()))
                .param("state", known ? "accepted" : "quarantined")
                .update();
        if (stored == 0) {
            return Taken.DUPLICATE;
        }
        if (!known) {
            return Taken.QUARANTINED;
        }
        reachMilestones(event, at);
        forward(event, at);
        return Taken.ACCEPTED;
    }

    private void reachMilestones(IncomingEvent event, Instant at) {
        record Reached(String enrolment, String playbook, String step, String name) {}
        List<Reached> reached = jdbc.sql("""
                        update milestone m set reached_at = :at from enrolment e
                         where m.account = :account and m.evidence = :type and m.reached_at is null and e.id = m.enrolment
                        returning m.enrolment, e.playbook, m.step, m.name
                        """)
                .param("at", Instants.parameter(at))
                .param("account", event.account())
                .param("type", event.type())
                .query((row, number) -> new Reached(
                        row.getString("enrolment"),
                        row.getString("playbook"),
                        row.getString("step"),
                        row.getString("name")))
                .list();
        for (Reached milestone : reached) {
            journal.write(new Journal.Line(
                    event.account(),
                    milestone.enrolment(),
                    milestone.playbook(),
                    milestone.step(),
                    "milestone",
                    "done",
                    "reached: " + milestone.name() + " (" + event.type() + ")",
                    null,
                    "event " + event.id(),
                    at));
        }
    }

    private void forward(IncomingEvent event, Instant at) {
        record Open(String enrolment, String playbook, int version) {}
        jdbc
                .sql(
                        "select id, playbook, version from enrolment where account = :account and state <> 'finished' order by id")
                .param("account", event.account())
                .query((row, number) -> new Open(row.getString("id"), row.getString("playbook"), row.getInt("version")))
                .list()
                .stream()
                .filter(open -> catalog.version(open.playbook(), open.version())
                        .playbook()
                        .names(event.type()))
                .forEach(open -> tell(open.enrolment(), event, at));
    }

    /** What the event means is found now: conditions are not evaluated on the workflow thread. */
    private void tell(String enrolment, IncomingEvent event, Instant at) {
        Run run = runs.lock(enrolment).orElseThrow();
        var known = new RunFacts(run.playbook(), run.state(), run.factsAt(clock.now(run.clock())), null)
                .withInput(event.data());
        List<String> means = run.playbook().means(event.type(), known);
        if (!means.isEmpty()) {
            inputs.add(
                    enrolment, event.id(), new Input.Event(event.type(), at, means), "event " + event.id(), null, at);
        }
    }
}
