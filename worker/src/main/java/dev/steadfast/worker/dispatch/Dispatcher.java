package dev.steadfast.worker.dispatch;

import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.dispatch.Leased;
import dev.steadfast.worker.engine.CadenceWorker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Leases enrolments that have something to deliver and delivers it, many at a time, each in order. */
@Component
public class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** Well below the lease, so that two copies do not deliver the same while Temporal is slow or gone. */
    private static final long LONGEST_DELIVERY_SECONDS = 40;

    private static final int AT_ONCE = 64;
    private static final long IDLE_MILLISECONDS = 100;
    private static final long TROUBLE_MILLISECONDS = 2_000;

    private final DispatchStore store;
    private final Deliverer deliverer;
    private final CadenceWorker worker;
    private final Wakeup wakeup;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private volatile boolean running;
    private @Nullable Thread loop;
    private @Nullable ExecutorService deliveries;

    Dispatcher(DispatchStore store, Deliverer deliverer, CadenceWorker worker, Wakeup wakeup) {
        this.store = store;
        this.deliverer = deliverer;
        this.worker = worker;
        this.wakeup = wakeup;
    }

    /** Starts after the worker and stops before it. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        running = true;
        ExecutorService executor = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("delivery-", 0).factory());
        deliveries = executor;
        loop = Thread.ofPlatform().name("dispatcher").start(() -> dispatch(executor));
    }

    private void dispatch(ExecutorService executor) {
        while (running) {
            try {
                if (worker.state() != CadenceWorker.State.POLLING || !dispatchOnce(executor)) {
                    wakeup.awaitAtMost(IDLE_MILLISECONDS);
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                LOG.warn("The database cannot be asked for what is to be delivered: {}", e.getMessage());
                rest();
            } catch (Error e) {
                // a copy that polls and delivers nothing would look alive
                LOG.error("Something is wrong with this process; the dispatcher goes on", e);
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(TROUBLE_MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private boolean dispatchOnce(ExecutorService executor) throws InterruptedException {
        free.acquire();
        int slots = 1 + free.drainPermits();
        List<Leased> leased = List.of();
        try {
            leased = store.lease(slots, LEASE);
        } finally {
            free.release(slots - leased.size());
        }
        for (Leased enrolment : leased) {
            executor.execute(() -> {
                try {
                    TimeLimit.seconds(LONGEST_DELIVERY_SECONDS, () -> deliverer.deliver(enrolment));
                } catch (RuntimeException e) {
                    // its lease runs out, and it is delivered again
                    LOG.warn("What became of {} cannot be stored: {}", enrolment.workflowId(), e.getMessage());
                } finally {
                    free.release();
                }
            });
        }
        return !leased.isEmpty();
    }

    @Override
    public void stop() {
        running = false;
        if (loop != null) {
            loop.interrupt();
        }
        if (deliveries != null) {
            // an interrupted delivery keeps its lease until it runs out, and is repeated then
            deliveries.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
