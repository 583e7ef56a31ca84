package dev.steadfast.worker.reconciliation;

import dev.steadfast.worker.engine.TemporalSettings;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What the engine says about our runs: a list that may lag behind, and the truth about each. */
@Component
class EngineRuns {

    private static final String OURS =
            "TaskQueue = '" + TemporalSettings.TASK_QUEUE + "' AND ExecutionStatus = 'Running'";

    /** Whatever a newer server may add counts as running: nothing is built anew on a guess. */
    private static final Set<WorkflowExecutionStatus> CLOSED = EnumSet.of(
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT);

    private final WorkflowClient client;

    EngineRuns(WorkflowClient client) {
        this.client = client;
    }

    /**
     * A run as the engine has it.
     *
     * @param status in words
     */
    record Known(String runId, boolean running, String status) {}

    /**
     * Hands out every run that the engine lists as running.
     *
     * @return false where this engine cannot list its runs
     */
    boolean list(Consumer<WorkflowExecutionMetadata> each) {
        try (var runs = client.listExecutions(OURS)) {
            runs.forEach(each);
            return true;
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return false;
            }
            throw e;
        }
    }

    /** The newest run of this workflow id; empty where the engine knows none. */
    Optional<Known> find(String workflowId) {
        try {
            var found = client.newUntypedWorkflowStub(workflowId).describe();
            WorkflowExecutionStatus status = found.getStatus();
            return Optional.of(new Known(
                    found.getExecution().getRunId(),
                    !CLOSED.contains(status),
                    status.name().replace("WORKFLOW_EXECUTION_STATUS_", "").toLowerCase(Locale.ROOT)));
        } catch (WorkflowNotFoundException e) {
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
