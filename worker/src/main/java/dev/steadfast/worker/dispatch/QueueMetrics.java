package dev.steadfast.worker.dispatch;

import dev.steadfast.store.dispatch.DispatchStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How much waits to be brought to the engine, and for how long. The same in every copy: it is the database's. */
@Component
class QueueMetrics {

    private final DispatchStore store;
    private final AtomicLong enrolments = new AtomicLong();
    private final AtomicLong failing = new AtomicLong();

    QueueMetrics(DispatchStore store, MeterRegistry registry) {
        this.store = store;
        registry.gauge("steadfast.dispatch.backlog", enrolments);
        registry.gauge("steadfast.dispatch.failing", failing);
    }

    /** Not when the metrics are read: a monitor must get an answer while the database gives none. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void read() {
        enrolments.set(store.backlog());
        failing.set(store.failing());
    }
}
