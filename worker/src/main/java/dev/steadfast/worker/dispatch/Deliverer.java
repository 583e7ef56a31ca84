package dev.steadfast.worker.dispatch;

import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Input;
import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.dispatch.Leased;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.runs.InputRow;
import dev.steadfast.worker.engine.EngineIdentity;
import dev.steadfast.worker.engine.TemporalSettings;
import dev.steadfast.workflow.Answer;
import dev.steadfast.workflow.CadenceRun;
import dev.steadfast.workflow.Delivery;
import dev.steadfast.workflow.RunStart;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings what is stored for one enrolment to its run: starts it where needed, then delivers its inputs in order. */
@Component
class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

    /** A run that takes no command within this time is stuck, and must not keep others waiting for their turn. */
    private static final long LONGEST_ACCEPTANCE_SECONDS = 5;

    /** A run that is about to end has done so by then. */
    private static final int PATIENT_ATTEMPTS = 5;

    private final WorkflowClient client;
    private final DispatchStore store;
    private final EngineIdentity identity;
    private final PlaybookCatalog catalog;

    Deliverer(WorkflowClient client, DispatchStore store, EngineIdentity identity, PlaybookCatalog catalog) {
        this.client = client;
        this.store = store;
        this.identity = identity;
        this.catalog = catalog;
    }

    void deliver(Leased leased) {
        try {
            if (leased.needsStart()) {
                start(leased);
            }
            WorkflowStub run = client.newUntypedWorkflowStub(leased.workflowId());
            for (InputRow row : leased.inputs()) {
                deliver(run, leased, row);
            }
            store.delivered(leased);
        } catch (WorkflowNotFoundException e) {
            store.lost(leased);
        } catch (RuntimeException e) {
            LOG.warn("{} is delivered later: {}", leased.workflowId(), e.getMessage());
            store.failed(leased, String.valueOf(e.getMessage()));
        }
    }

    private void start(Leased leased) {
        // asked before: a run is never said to be on an engine that came up only after it was started
        String engine = identity.get();
        // a version that was published a moment ago must not cost its first runs a failed task
        catalog.load(leased.hash());
        if (!hasStarted(leased) && hasMadeRoom(leased) && !hasStarted(leased)) {
            throw new IllegalStateException("another run has taken the workflow id meanwhile");
        }
        store.started(leased, engine);
    }

    /** False where there is a run with this workflow id already. */
    private boolean hasStarted(Leased leased) {
        WorkflowStub run = client.newUntypedWorkflowStub(
                leased.playbook(),
                WorkflowOptions.newBuilder()
                        .setWorkflowId(leased.workflowId())
                        .setTaskQueue(TemporalSettings.TASK_QUEUE)
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                        .build());
        try {
            run.start(new RunStart(leased.enrolment(), leased.epoch(), leased.hash(), leased.checkpoint()));
            return true;
        } catch (WorkflowExecutionAlreadyStarted e) {
            return false;
        }
    }

    /**
     * Ends a run of an older epoch that still has the workflow id: nothing that it does counts any more. False where the
     * run is the very one that was to be started.
     */
    private boolean hasMadeRoom(Leased leased) {
        WorkflowStub run = client.newUntypedWorkflowStub(leased.workflowId());
        CadenceRun.Status status = run.query("status", CadenceRun.Status.class);
        if (status.enrolment().equals(leased.enrolment()) && status.epoch() == leased.epoch()) {
            return false;
        }
        if (!store.isFenced(status.enrolment(), status.epoch()) && !isOver(leased, status)) {
            throw new IllegalStateException("a run that is about to end still has the workflow id");
        }
        run.terminate("its enrolment has finished, or gone on in a later epoch than " + status.epoch());
        return true;
    }

    /** A run of a finished enrolment ends by itself at once, unless the engine was restored from a backup. */
    private boolean isOver(Leased leased, CadenceRun.Status status) {
        return leased.attempts() > PATIENT_ATTEMPTS && !store.isOpen(status.enrolment());
    }

    /** Commands of people are answered by the run, so they travel as updates; what machines say, as signals. */
    private static void deliver(WorkflowStub run, Leased leased, InputRow row) {
        Delivery delivery = new Delivery(leased.enrolment(), leased.epoch(), row.seq(), row.input());
        if (isOfAPerson(row.input())) {
            TimeLimit.seconds(
                    LONGEST_ACCEPTANCE_SECONDS,
                    () -> run.startUpdate(
                            UpdateOptions.newBuilder(Answer.class)
                                    .setUpdateName("command")
                                    .setUpdateId(row.id())
                                    .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                                    .build(),
                            delivery));
        } else {
            run.signal("input", delivery);
        }
    }

    private static boolean isOfAPerson(Input.Numbered input) {
        return switch (input) {
            case Input.Event ignored -> false;
            case Command.MoveClock ignored -> false;
            case Command.Release ignored -> false;
            case Command ignored -> true;
        };
    }
}
