package dev.steadfast.worker.dispatch;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.temporal.api.namespace.v1.NamespaceInfo;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Speaks as much of Temporal's protocol as a dispatcher needs to start runs, and answers when the test says so. */
final class SlowEngine implements AutoCloseable {

    private record Call(String workflowId, StreamObserver<StartWorkflowExecutionResponse> answer) {}

    private final Service service = new Service();
    private final Server server;

    private SlowEngine() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(service)
                .build()
                .start();
    }

    static SlowEngine start() throws IOException {
        return new SlowEngine();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Lets its clients in: before that, it refuses to say which engine it is. */
    void open() {
        service.open = true;
    }

    /** Starts of these workflow ids are answered only after {@link #answer}; those of others at once. */
    void hold(Predicate<String> workflowIds) {
        service.hold(workflowIds);
    }

    /** Starts of these workflow ids are refused, in a way that the client does not repeat by itself. */
    void refuse(Predicate<String> workflowIds) {
        service.refuse(workflowIds);
    }

    /** Answers every start that waits, and from now on at once. */
    void answer() {
        service.answer();
    }

    /** How many starts wait for their answer. */
    int waiting() {
        return service.waiting();
    }

    /** The most that ever waited at once. */
    int mostAtOnce() {
        return service.mostAtOnce();
    }

    /** The workflow ids that it was asked to start and did start, in order. */
    List<String> started() {
        return service.started();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Service extends WorkflowServiceGrpc.WorkflowServiceImplBase {
        private final List<Call> waiting = new ArrayList<>();
        private final List<String> started = new ArrayList<>();
        private volatile boolean open;
        private Predicate<String> held = id -> false;
        private Predicate<String> refused = id -> false;
        private int mostAtOnce;

        synchronized void hold(Predicate<String> workflowIds) {
            held = workflowIds;
        }

        synchronized void refuse(Predicate<String> workflowIds) {
            refused = workflowIds;
        }

        synchronized void answer() {
            held = id -> false;
            waiting.forEach(call -> started(call.workflowId(), call.answer()));
            waiting.clear();
        }

        synchronized int waiting() {
            return waiting.size();
        }

        synchronized int mostAtOnce() {
            return mostAtOnce;
        }

        synchronized List<String> started() {
            return List.copyOf(started);
        }

        @Override
        public synchronized void startWorkflowExecution(
                StartWorkflowExecutionRequest request, StreamObserver<StartWorkflowExecutionResponse> answer) {
            String id = request.getWorkflowId();
            if (refused.test(id)) {
                answer.onError(
                        Status.INVALID_ARGUMENT.withDescription("not this one").asRuntimeException());
            } else if (held.test(id)) {
                Call call = new Call(id, answer);
                ((ServerCallStreamObserver<?>) answer).setOnCancelHandler(() -> forget(call));
                waiting.add(call);
                mostAtOnce = Math.max(mostAtOnce, waiting.size());
            } else {
                started(id, answer);
            }
        }

        /** The client has lost its patience, and asks again. */
        private synchronized void forget(Call call) {
            waiting.remove(call);
        }

        private void started(String id, StreamObserver<StartWorkflowExecutionResponse> answer) {
            started.add(id);
            answer.onNext(StartWorkflowExecutionResponse.newBuilder()
                    .setRunId(UUID.randomUUID().toString())
                    .setStarted(true)
                    .build());
            answer.onCompleted();
        }

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            answer.onNext(GetSystemInfoResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void describeNamespace(
                DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
            if (!open) {
                answer.onError(
                        Status.PERMISSION_DENIED.withDescription("not yet").asRuntimeException());
                return;
            }
            answer.onNext(DescribeNamespaceResponse.newBuilder()
                    .setNamespaceInfo(
                            NamespaceInfo.newBuilder().setName("default").setId("slow"))
                    .build());
            answer.onCompleted();
        }

        @Override
        public void pollWorkflowTaskQueue(
                PollWorkflowTaskQueueRequest request, StreamObserver<PollWorkflowTaskQueueResponse> answer) {
            // there is never anything to do
        }

        @Override
        public void pollActivityTaskQueue(
                PollActivityTaskQueueRequest request, StreamObserver<PollActivityTaskQueueResponse> answer) {
            // there is never anything to do
        }
    }
}
