package dev.steadfast.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.worker.RunningWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much a dispatcher asks of an engine that is slow, stuck or unwilling. */
class DispatcherLimitsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 64;

    private SlowEngine engine;
    private RunningWorker worker;

    @BeforeEach
    void start() throws IOException {
        engine = SlowEngine.start();
        worker = RunningWorker.on(engine.address(), Map.of("steadfast.reconciler.interval", "1h"));
        worker.publish("""
                playbook: patient
                steps: [{ id: call, after: 8h, task: Call, assignee: csm }]
                """);
    }

    @AfterEach
    void stop() {
        worker.close();
        engine.close();
    }

    private List<String> enrolled(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> worker.enrol("patient", "account-" + number))
                .toList();
    }

    private int count(String where) {
        return worker.jdbc()
                .sql("select count(*) from enrolment where " + where)
                .query(Integer.class)
                .single();
    }

    @Test
    void asksASlowEngineForNoMoreThanItHasAnswered() {
        engine.hold(id -> true);
        enrolled(2 * AT_ONCE + 22);
        engine.open();

        await().atMost(PATIENCE).until(() -> engine.waiting() == AT_ONCE);
        assertThat(count("dispatch_attempts > 0"))
                .as("the rest is left to other copies")
                .isEqualTo(AT_ONCE);

        engine.answer();
        await().atMost(PATIENCE).until(() -> count("dispatch_at is null") == 2 * AT_ONCE + 22);
        assertThat(engine.mostAtOnce()).isEqualTo(AT_ONCE);
        assertThat(engine.started()).hasSize(2 * AT_ONCE + 22).doesNotHaveDuplicates();
    }

    @Test
    void oneThatIsStuckKeepsNobodyWaiting() {
        engine.hold(id -> id.equals("patient/account-0"));
        enrolled(AT_ONCE + 36);
        engine.open();

        await().atMost(PATIENCE).until(() -> count("dispatch_at is null") == AT_ONCE + 35);
        assertThat(engine.waiting()).isPositive();

        engine.answer();
        await().atMost(PATIENCE).until(() -> count("dispatch_at is null") == AT_ONCE + 36);
    }

    @Test
    void whatIsRefusedIsTriedLaterAndLaterAndReportedUntilItWorks() {
        engine.refuse(id -> id.equals("patient/account-1"));
        String refused = enrolled(3).get(1);
        engine.open();

        await().atMost(PATIENCE).until(() -> worker.number("dispatch_attempts", refused) >= 3);
        assertThat(count("dispatch_at is null")).isEqualTo(2);
        assertThat(worker.bean(DispatchStore.class).failing()).isEqualTo(1);

        engine.refuse(id -> false);
        await().atMost(PATIENCE).until(() -> count("dispatch_at is null") == 3);
        assertThat(worker.number("dispatch_attempts", refused)).isZero();
        assertThat(worker.bean(DispatchStore.class).failing()).isZero();
        assertThat(engine.started()).hasSize(3);
    }
}
