package dev.steadfast.worker.engine;

import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The worker's life: it waits for Temporal, adopts the runs of an engine that is gone, and polls until it is stopped.
 * Stops before everything that steps need, and lets running steps end.
 */
@Component
public class CadenceWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CadenceWorker.class);
    private static final long RETRY_MILLISECONDS = 1_000;
    private static final long LONGEST_STOP_SECONDS = 10;

    private final WorkflowServiceStubs stubs;
    private final WorkerFactory factory;
    private final EngineIdentity identity;
    private final PlaybookCatalog catalog;
    private final DispatchStore dispatches;
    private volatile State state = State.STOPPED;
    private @Nullable Thread starter;

    /** Where the worker is in its life. */
    public enum State {
        STOPPED,
        WAITING_FOR_TEMPORAL,
        POLLING
    }

    CadenceWorker(
            WorkflowServiceStubs stubs,
            WorkerFactory factory,
            EngineIdentity identity,
            PlaybookCatalog catalog,
            DispatchStore dispatches) {
        this.stubs = stubs;
        this.factory = factory;
        this.identity = identity;
        this.catalog = catalog;
        this.dispatches = dispatches;
    }

    /** Before the dispatcher and everything else that needs a polling worker. */
    @Override
    public int getPhase() {
        return 0;
    }

    public State state() {
        return state;
    }

    @Override
    public void start() {
        state = State.WAITING_FOR_TEMPORAL;
        starter = Thread.ofPlatform().name("cadence-worker-start").start(this::startWhenReachable);
    }

    private void startWhenReachable() {
        while (state == State.WAITING_FOR_TEMPORAL) {
            try {
                String engine = identity.get();
                catalog.refresh();
                int adopted = dispatches.adoptAll(engine);
                if (adopted > 0) {
                    LOG.info("{} enrolments were served by another engine; their runs are rebuilt here", adopted);
                }
                factory.start();
                state = State.POLLING;
            } catch (RuntimeException e) {
                LOG.warn("Temporal cannot be reached yet: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLISECONDS);
        } catch (InterruptedException e) {
            state = State.STOPPED;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        state = State.STOPPED;
        if (starter != null) {
            starter.interrupt();
        }
        factory.shutdown();
        factory.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        stubs.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return state != State.STOPPED;
    }
}
