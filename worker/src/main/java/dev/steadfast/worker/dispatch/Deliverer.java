package dev.steadfast.worker.dispatch;

import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Input;
import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.dispatch.Leased;
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

    Deliverer(WorkflowClient client, DispatchStore store, EngineIdentity identity) {
        this.client = client;
        this.store = store;
        this.identity = identity;
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
        } catch (WorkflowExecutionAlreadyStarted e) {
            makeSureItIsOurs(leased);
        }
        store.started(leased, engine);
    }

    /** The start was repeated, or a run of an older epoch or of a finished enrolment is still there. */
    private void makeSureItIsOurs(Leased leased) {
        WorkflowStub run = client.newUntypedWorkflowStub(leased.workflowId());
        CadenceRun.Status status = run.query("status", CadenceRun.Status.class);
        boolean sameEnrolment = status.enrolment().equals(leased.enrolment());
        if (sameEnrolment && status.epoch() == leased.epoch()) {
            return;
        }
        if (sameEnrolment) {
            run.terminate("its enrolment is served by epoch " + leased.epoch());
        } else if (leased.attempts() > PATIENT_ATTEMPTS && !store.isOpen(status.enrolment())) {
            run.terminate("its enrolment " + status.enrolment() + " has finished, and another one needs its place");
        }
        throw new IllegalStateException("a run that is about to end still has the workflow id");
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
