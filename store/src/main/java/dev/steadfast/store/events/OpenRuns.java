package dev.steadfast.store.events;

import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.RunFacts;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.enrolments.Arrival;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.runs.InputStore;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands events to the open runs that they concern. */
@Component
class OpenRuns {

    private final JdbcClient jdbc;
    private final PlaybookCatalog catalog;
    private final InputStore inputs;
    private final RunStore runs;
    private final BusinessClock clock;

    OpenRuns(JdbcClient jdbc, PlaybookCatalog catalog, InputStore inputs, RunStore runs, BusinessClock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.inputs = inputs;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * An open run.
     *
     * @param playbook the version that it is pinned to
     */
    record Open(
            String enrolment, Playbook playbook, @Nullable String key) {

        /** Whether the event can mean anything to it: cheap, so that nobody is locked for nothing. */
        boolean mayCare(Arrival event) {
            return playbook.names(event.type()) && Enrolment.concerns(playbook, key, event.data());
        }
    }

    /** The open runs of these accounts, by account. */
    Map<String, List<Open>> of(Collection<String> accounts) {
        record Row(String account, Open open) {}
        return jdbc
                .sql("""
                        select id, account, playbook, version, key from enrolment
                         where account = any(:ids) and state <> 'finished' order by id
                        """)
                .param("ids", accounts.stream().distinct().toArray(String[]::new))
                .query((row, number) -> new Row(
                        row.getString("account"),
                        new Open(
                                row.getString("id"),
                                catalog.version(row.getString("playbook"), row.getInt("version"))
                                        .playbook(),
                                row.getString("key"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::account, Collectors.mapping(Row::open, Collectors.toList())));
    }

    /** What the event means is found now: conditions are not evaluated on the workflow thread. */
    void tell(Open open, Arrival event) {
        Run run = runs.lock(open.enrolment()).orElseThrow();
        var known = new RunFacts(run.playbook(), run.state(), run.factsAt(clock.now(run.clock())), null)
                .withInput(event.data());
        List<String> means = run.playbook().means(event.type(), known);
        if (!means.isEmpty()) {
            inputs.add(
                    open.enrolment(),
                    event.id(),
                    new Input.Event(event.type(), event.at(), means),
                    "event " + event.id(),
                    null,
                    event.at());
        }
    }
}
