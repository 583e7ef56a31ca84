package dev.steadfast.store.events;

import dev.steadfast.store.Instants;
import dev.steadfast.store.enrolments.Arrival;
import dev.steadfast.store.journal.Journal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks milestones as reached when the event comes that proves it. */
@Component
class Evidence {

    private final JdbcClient jdbc;
    private final Journal journal;

    Evidence(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    void take(List<Arrival> events) {
        record Awaited(String account, String evidence) {}
        Set<Awaited> awaited = new HashSet<>(jdbc.sql("""
                        select distinct account, evidence from milestone
                         where account = any(:accounts) and reached_at is null
                        """)
                .param(
                        "accounts",
                        events.stream().map(Arrival::account).distinct().toArray(String[]::new))
                .query((row, number) -> new Awaited(row.getString("account"), row.getString("evidence")))
                .list());
        for (Arrival event : events) {
            if (awaited.remove(new Awaited(event.account(), event.type()))) {
                reach(event);
            }
        }
    }

    private void reach(Arrival event) {
        journal.write(jdbc.sql("""
                        update milestone m set reached_at = :at from enrolment e
                         where m.account = :account and m.evidence = :type and m.reached_at is null and e.id = m.enrolment
                        returning m.enrolment, e.playbook, m.step, m.name
                        """)
                .param("at", Instants.parameter(event.at()))
                .param("account", event.account())
                .param("type", event.type())
                .query((row, number) -> new Journal.Line(
                        event.account(),
                        row.getString("enrolment"),
                        row.getString("playbook"),
                        row.getString("step"),
                        "milestone",
                        "done",
                        "reached: " + row.getString("name") + " (" + event.type() + ")",
                        null,
                        "event " + event.id(),
                        event.at()))
                .list());
    }
}
