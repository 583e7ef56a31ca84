package dev.steadfast.worker.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IncomingEvent;
import dev.steadfast.worker.RealTemporal;
import dev.steadfast.worker.RunningWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Temporal is gone for a while: what comes in meanwhile is kept and brought to it afterwards, once, and runs that it still
 * knows are not built anew. That nobody gives up however long it lasts, the tests of the queue show.
 */
class WithoutTemporalIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String CALLS = """
            playbook: calls
            exit: [{ on: account.churned, as: churned }]
            steps:
              - { id: call, task: Call, assignee: csm }
              - { id: later, day: 3, task: Call again, assignee: csm }
            """;

    private RealTemporal temporal;
    private RunningWorker worker;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        temporal = RealTemporal.startIn(folder);
        worker = RunningWorker.on(
                temporal.address(), Map.of("steadfast.reconciler.interval", "2s", "steadfast.reconciler.grace", "0s"));
        worker.publish(CALLS);
    }

    @AfterEach
    void stop() {
        if (worker != null) {
            worker.close();
        }
        if (temporal != null) {
            temporal.close();
        }
    }

    private void awaitStep(String enrolment, String step) {
        await().atMost(PATIENCE)
                .until(() -> worker.jdbc()
                        .sql("select count(*) from enrolment where id = ? and next_step = ? and dispatch_at is null")
                        .params(enrolment, step)
                        .query(Integer.class)
                        .single()
                        .equals(1));
    }

    private void awaitOutcome(String enrolment, String outcome) {
        await().atMost(PATIENCE)
                .until(() -> worker.jdbc()
                        .sql("select count(*) from enrolment where id = ? and outcome = ?")
                        .params(enrolment, outcome)
                        .query(Integer.class)
                        .single()
                        .equals(1));
    }

    private List<String> tasks() {
        return worker.jdbc()
                .sql("select account || ' ' || title || ' ' || kind from task order by account, title")
                .query(String.class)
                .list();
    }

    @Test
    void whatComesInMeanwhileIsDeliveredOnceAfterwardsAndNoRunIsBuiltAnew() throws IOException {
        String known = worker.enrol("calls", "known");
        String skipping = worker.enrol("calls", "skipping");
        awaitStep(known, "later");
        awaitStep(skipping, "later");

        temporal.goAway();
        String fresh = worker.enrol("calls", "fresh");
        worker.bean(EventIngest.class)
                .ingest(List.of(new IncomingEvent("left", "account.churned", "known", null, Map.of())));
        worker.bean(CommandDesk.class).submit(skipping, new Command.Skip("later", Instant.now()), "ana", null, null);
        for (String waiting : List.of(fresh, known, skipping)) {
            await().atMost(PATIENCE).until(() -> worker.number("dispatch_attempts", waiting) > 0);
        }
        assertThat(tasks()).hasSize(2);

        temporal.comeBack();
        awaitStep(fresh, "later");
        awaitOutcome(known, "churned");
        awaitOutcome(skipping, "completed");

        assertThat(tasks()).containsExactly("fresh Call task", "known Call task", "skipping Call task");
        for (String enrolment : List.of(fresh, known, skipping)) {
            assertThat(worker.number("epoch", enrolment)).isEqualTo(1);
        }
        await().atMost(PATIENCE)
                .until(() -> worker.jdbc()
                        .sql("select count(*) from enrolment where dispatch_at is not null")
                        .query(Integer.class)
                        .single()
                        .equals(0));
    }

    @Test
    void aWorkerThatStartsWithoutItWaitsForIt() throws IOException {
        temporal.goAway();
        try (RunningWorker early = RunningWorker.on(temporal.address(), Map.of())) {
            early.publish(CALLS);
            String enrolment = early.enrol("calls", "early");
            assertThat(early.number("started_epoch", enrolment)).isZero();

            temporal.comeBack();
            await().atMost(PATIENCE).until(() -> early.number("started_epoch", enrolment) == 1);
            await().atMost(PATIENCE)
                    .until(() -> early.jdbc()
                            .sql("select count(*) from task")
                            .query(Integer.class)
                            .single()
                            .equals(1));
        }
    }
}
