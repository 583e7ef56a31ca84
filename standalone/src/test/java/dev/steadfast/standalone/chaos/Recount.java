package dev.steadfast.standalone.chaos;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.standalone.chaos.Happening.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be in the database when all of a day was told, counted from the day alone. */
final class Recount {
    private final Day day;
    private final JdbcClient jdbc;

    Recount(Day day, JdbcClient jdbc) {
        this.day = day;
        this.jdbc = jdbc;
    }

    /** Every event once, with the customer whom it concerns; none still in quarantine, and none that nobody told. */
    void everyEventIsStored() {
        Map<String, String> stored = new HashMap<>();
        jdbc.sql("select id, account, state from event").query(row -> {
            stored.put(
                    row.getString("id"),
                    row.getString("state").equals("accepted") ? row.getString("account") : row.getString("state"));
        });
        Map<String, String> told = day.happenings().stream().collect(toMap(Happening::id, Happening::account));
        assertThat(stored.size()).as("events").isEqualTo(told.size());
        assertThat(differences(told, stored))
                .as("events that are not as they were told")
                .isEmpty();
    }

    /**
     * Waits until every run has heard what concerns it. What changes nothing is written down only with a run's next step:
     * whatever comes to a run whose goal is reached and which is on its way out, and a dispute of what is disputed already.
     * So what the last word about a dispute says must be true of the run.
     */
    void nothingWaits(Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(jdbc.sql("""
                                        select e.account || ' ' || e.playbook || ': ' || i.type
                                          from input i join enrolment e on e.id = i.enrolment
                                         where i.outcome is null
                                           and (i.delivered_at is null or e.goal_at is null and i.type not in ('contract.disputed', 'contract.dispute_closed'))
                                        union all
                                        select e.account || ' ' || e.playbook || ' is ' || e.state || ' after ' || last.type
                                          from enrolment e cross join lateral (
                                               select i.type from input i
                                                where i.enrolment = e.id
                                                  and i.type in ('contract.disputed', 'contract.dispute_closed')
                                                order by i.seq desc limit 1) last
                                         where e.state <> 'finished' and e.goal_at is null
                                           and (e.state = 'paused') <> (last.type = 'contract.disputed')
                                        union all
                                        select account || ' ' || playbook || ' has not begun: ' || coalesce(dispatch_error, '')
                                          from enrolment where started_epoch < epoch and state <> 'finished'
                                        limit 10
                                        """).query(String.class).list())
                                .as("what waits")
                                .isEmpty());
    }

    /** One line of the facts. */
    private record Known(Instant at, Boolean open, String label) {
        /** A later word counts; severity is that of what is open. */
        static Known later(Known one, Known other) {
            return other.at().isBefore(one.at()) ? one : other;
        }
    }

    void whatIsKnownIsWhatWasTold() {
        Map<String, Known> told = new HashMap<>();
        for (Happening one : day.happenings()) {
            for (Trace trace : one.traces()) {
                String kind = one.account() + " " + trace.kind() + " ";
                told.merge(kind, new Known(one.at(), null, null), Known::later);
                if (!trace.item().isEmpty()) {
                    told.merge(kind + trace.item(), new Known(one.at(), trace.open(), trace.label()), Known::later);
                }
            }
        }
        Map<String, Known> stored = new HashMap<>();
        jdbc.sql(
                        "select account || ' ' || kind || ' ' || item as what, at, open, case when open then label end as label from signal")
                .query(row -> {
                    stored.put(
                            row.getString("what"),
                            new Known(
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getObject("open", Boolean.class),
                                    row.getString("label")));
                });
        assertThat(stored.size()).as("facts").isEqualTo(told.size());
        assertThat(differences(told, stored))
                .as("facts that are not as they were told")
                .isEmpty();
    }

    /** The first of those that differ. */
    private static <V> List<String> differences(Map<String, V> told, Map<String, V> stored) {
        List<String> differences = new ArrayList<>();
        told.forEach((what, value) -> {
            if (!value.equals(stored.get(what)) && differences.size() < 10) {
                differences.add(what + ": told " + value + ", stored " + stored.get(what));
            }
        });
        return differences;
    }
}
