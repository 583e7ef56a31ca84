package dev.steadfast.worker.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.store.TestDatabase;
import dev.steadfast.worker.InJvmTemporal;
import dev.steadfast.worker.RunningWorker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database is gone while steps become due: nothing is parked, nothing is done twice, and the worker goes on by itself.
 * That a run does not give up within an hour, {@code AnHourOfTroubleTest} shows on the engine's own clock.
 */
class WithoutDatabaseTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CUSTOMERS = 12;

    private Cable cable;
    private InJvmTemporal temporal;
    private RunningWorker worker;

    @BeforeEach
    void start() throws IOException {
        TestDatabase database = TestDatabase.create();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        cable = new Cable(address.getHost(), address.getPort());
        temporal = InJvmTemporal.start();
        worker = RunningWorker.on(
                temporal.address(),
                database,
                Map.of(
                        "spring.datasource.url",
                        "jdbc:postgresql://localhost:" + cable.port() + address.getPath(),
                        // the default would let this test wait half a minute where production does
                        "spring.datasource.hikari.connection-timeout",
                        "1000"));
        worker.publish("""
                playbook: calls
                steps:
                  - { id: first, task: Call, assignee: csm }
                  - { id: second, after: 2s, task: Call again, assignee: csm }
                  - { id: third, after: 2s, task: Call once more, assignee: csm }
                """);
    }

    @AfterEach
    void stop() throws IOException {
        worker.close();
        temporal.close();
        cable.close();
    }

    private int count(String what) {
        return worker.jdbc()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }

    @Test
    void everyStepIsDoneOnceAfterwards() {
        List<String> enrolments = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> worker.enrol("calls", "customer-" + number))
                .toList();
        await().atMost(PATIENCE).until(() -> count("task") >= CUSTOMERS / 2);

        cable.cut();
        // the pool has asked again and again, so that whoever wanted a connection went without
        await().atMost(PATIENCE).until(() -> cable.vain() > 4);
        int done = count("task");
        assertThat(done).isLessThan(3 * CUSTOMERS);
        cable.mend();

        await().atMost(PATIENCE).until(() -> count("enrolment where outcome = 'completed'") == CUSTOMERS);
        assertThat(count("task")).isEqualTo(3 * CUSTOMERS);
        assertThat(count("(select distinct account, title from task) once")).isEqualTo(3 * CUSTOMERS);
        assertThat(count("journal where outcome in ('parked', 'failed')")).isZero();
        assertThat(enrolments).allMatch(enrolment -> worker.number("epoch", enrolment) == 1);
    }
}
