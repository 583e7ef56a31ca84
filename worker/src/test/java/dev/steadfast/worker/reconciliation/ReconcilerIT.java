package dev.steadfast.worker.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.locks.DatabaseLocks;
import dev.steadfast.store.reconciliation.Finding;
import dev.steadfast.store.reconciliation.Reconciliation;
import dev.steadfast.store.reconciliation.ReconciliationLog;
import dev.steadfast.worker.InJvmTemporal;
import dev.steadfast.worker.RealTemporal;
import dev.steadfast.worker.RunningWorker;
import dev.steadfast.worker.engine.TemporalSettings;
import dev.steadfast.workflow.RunStart;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Enrolments get back the runs that they have lost, whatever took them. */
class ReconcilerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PATIENT = """
            playbook: patient
            re-enrol: always
            steps: [{ id: call, after: 8h, task: Call, assignee: csm }]
            """;
    private static final Map<String, String> WHEN_ASKED =
            Map.of("steadfast.reconciler.interval", "1h", "steadfast.reconciler.grace", "0s");

    private RunningWorker worker;

    private String enrolled(String account) {
        String enrolment = worker.enrol("patient", account);
        awaitRun(enrolment, 1);
        return enrolment;
    }

    /** Until a run of that epoch serves the enrolment, and nothing is under way. */
    private void awaitRun(String enrolment, int epoch) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        worker.number("case when dispatch_at is null then started_epoch else 0 end", enrolment) == epoch
                                && new EngineRuns(worker.bean(WorkflowClient.class))
                                        .find("patient/" + account(enrolment))
                                        .orElseThrow()
                                        .running());
    }

    private String account(String enrolment) {
        return worker.jdbc()
                .sql("select account from enrolment where id = ?")
                .param(enrolment)
                .query(String.class)
                .single();
    }

    private Reconciliation reconcile() {
        return worker.bean(Reconciler.class).reconcile();
    }

    private Finding newestFinding() {
        return worker.bean(ReconciliationLog.class).findings(Long.MAX_VALUE, 1).getFirst();
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnARealServer {
        private RealTemporal temporal;

        @BeforeAll
        void start(@TempDir Path folder) throws IOException {
            temporal = RealTemporal.startIn(folder);
            worker = RunningWorker.on(temporal.address(), WHEN_ASKED);
            worker.publish(PATIENT);
        }

        @AfterAll
        void stop() {
            if (worker != null) {
                worker.close();
            }
            if (temporal != null) {
                temporal.close();
            }
        }

        @Test
        void leavesAloneWhatFits() {
            String enrolment = enrolled("fits");
            awaitListed("patient/fits");
            Reconciliation done = reconcile();
            assertThat(done.listed()).isTrue();
            assertThat(done.note()).isNull();
            assertThat(done.runs()).isPositive();
            assertThat(worker.number("epoch", enrolment)).isEqualTo(1);
        }

        @Test
        void aRunThatIsNotListedYetIsNoLostRun() {
            String enrolment = enrolled("young");
            reconcile();
            assertThat(worker.number("epoch", enrolment)).isEqualTo(1);
        }

        @Test
        void aRunThatWasTerminatedIsBuiltAnew() {
            String enrolment = enrolled("terminated");
            worker.run("patient/terminated").terminate("by mistake");
            assertThat(reconcile().rebuilt()).isEqualTo(1);
            awaitRun(enrolment, 2);
            assertThat(newestFinding()).satisfies(found -> {
                assertThat(found.kind()).isEqualTo("lost");
                assertThat(found.enrolment()).isEqualTo(enrolment);
                assertThat(found.detail()).startsWith("its run is terminated");
                assertThat(found.settledAt()).isNotNull();
            });
            assertThat(reconcile().rebuilt()).isZero();
        }

        @Test
        void aRunWithoutAnOpenEnrolmentIsReportedUntilItIsGone() {
            enrolled("served");
            worker.bean(WorkflowClient.class)
                    .newUntypedWorkflowStub(
                            "patient",
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("patient/nobody")
                                    .setTaskQueue(TemporalSettings.TASK_QUEUE)
                                    .build())
                    .start(startOf("served"));
            awaitListed("patient/nobody");
            assertThat(reconcile().strays()).isEqualTo(1);
            assertThat(newestFinding()).satisfies(found -> {
                assertThat(found.kind()).isEqualTo("stray");
                assertThat(found.workflowId()).isEqualTo("patient/nobody");
                assertThat(found.settledAt()).isNull();
            });
            assertThat(worker.bean(ReconciliationLog.class).openStrays()).isEqualTo(1);

            worker.run("patient/nobody").terminate("looked into");
            assertThat(reconcile().strays()).isZero();
            assertThat(worker.bean(ReconciliationLog.class).openStrays()).isZero();
        }

        /** Of another enrolment than anybody serves: it sleeps, and would be told at its first step. */
        private RunStart startOf(String account) {
            return worker.jdbc()
                    .sql("""
                            select v.hash, e.checkpoint from enrolment e
                              join playbook_version v on v.name = e.playbook and v.version = e.version
                             where e.account = ?
                            """)
                    .param(account)
                    .query((row, number) -> new RunStart(
                            "e_nobody",
                            1,
                            row.getString("hash"),
                            CoreJson.read(row.getString("checkpoint"), CadenceState.class)))
                    .single();
        }

        @Test
        void aNamespaceMadeAnewUnderTheRunningWorkerGetsItsRunsBack() throws IOException {
            String enrolment = enrolled("moved");
            int before = worker.number("epoch", enrolment);
            temporal.loseEverything();
            awaitRun(enrolment, before + 1);
        }

        @Test
        void oneCopyComparesAtATime() {
            var log = worker.bean(ReconciliationLog.class);
            reconcile();
            var last = log.last().orElseThrow();
            try (var other = worker.bean(DatabaseLocks.class)
                    .tryHold("reconciler", "runs")
                    .orElseThrow()) {
                worker.bean(Reconciler.class).reconcileInTurn();
                assertThat(other).isNotNull();
            }
            worker.bean(Reconciler.class).reconcileInTurn();
            assertThat(log.last().orElseThrow())
                    .as("another copy has just done it")
                    .isEqualTo(last);
            worker.jdbc().sql("delete from reconciliation").update();
            worker.bean(Reconciler.class).reconcileInTurn();
            assertThat(log.last()).isPresent();
        }

        private void awaitListed(String workflowId) {
            await().atMost(PATIENCE)
                    .until(() -> worker.bean(WorkflowClient.class)
                            .listExecutions("ExecutionStatus = 'Running'")
                            .anyMatch(run -> run.getExecution().getWorkflowId().equals(workflowId)));
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnTheEngineInTheJvm {
        private InJvmTemporal temporal;

        @BeforeAll
        void start() throws IOException {
            temporal = InJvmTemporal.start();
            worker = RunningWorker.on(temporal.address(), WHEN_ASKED);
            worker.publish(PATIENT);
        }

        @AfterAll
        void stop() {
            worker.close();
            temporal.close();
        }

        @Test
        void asksAboutEachRunAndSaysWhy() {
            String lost = enrolled("lost");
            String well = enrolled("well");
            worker.run("patient/lost").terminate("by mistake");
            Reconciliation done = reconcile();
            assertThat(done.listed()).isFalse();
            assertThat(done.note()).startsWith("This engine cannot list its runs");
            assertThat(done.rebuilt()).isEqualTo(1);
            awaitRun(lost, 2);
            assertThat(worker.number("epoch", well)).isEqualTo(1);
        }
    }
}
