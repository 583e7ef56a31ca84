package dev.steadfast.worker.engine;

import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which engine this is: the id of the namespace, which is another one whenever the namespace was made anew, and so the
 * runs in it were lost. That can happen at any time, so what was last heard is asked again every now and then.
 */
@Component
public class EngineIdentity {

    private final WorkflowServiceStubs stubs;
    private final TemporalSettings settings;
    private final String ofThisProcess = "in-jvm-" + UUID.randomUUID();
    private volatile @Nullable String known;

    EngineIdentity(WorkflowServiceStubs stubs, TemporalSettings settings) {
        this.stubs = stubs;
        this.settings = settings;
    }

    /**
     * The engine's identity as it was last heard; asks where it never was.
     *
     * @throws io.grpc.StatusRuntimeException when Temporal cannot be reached
     */
    public String get() {
        String identity = known;
        return identity == null ? ask() : identity;
    }

    /**
     * Asks the engine who it is.
     *
     * @throws io.grpc.StatusRuntimeException when Temporal cannot be reached, or the namespace is gone
     */
    public String ask() {
        if (settings.forgetsRuns()) {
            return ofThisProcess;
        }
        String identity = stubs.blockingStub()
                .describeNamespace(DescribeNamespaceRequest.newBuilder()
                        .setNamespace(settings.namespace())
                        .build())
                .getNamespaceInfo()
                .getId();
        known = identity;
        return identity;
    }
}
