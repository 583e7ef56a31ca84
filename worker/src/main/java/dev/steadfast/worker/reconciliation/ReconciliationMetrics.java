package dev.steadfast.worker.reconciliation;

import dev.steadfast.store.reconciliation.Reconciliation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** What comparisons of this copy came to, for monitoring. */
@Component
class ReconciliationMetrics {

    private final Counter rebuilt;
    private final Counter adopted;
    private final Counter done;
    private final Counter failed;
    private final AtomicInteger strays = new AtomicInteger();

    ReconciliationMetrics(MeterRegistry registry) {
        rebuilt = Counter.builder("steadfast.reconciliation.rebuilt")
                .description("Enrolments that had lost their run and got a new one")
                .register(registry);
        adopted = Counter.builder("steadfast.reconciliation.adopted")
                .description("Enrolments that another engine served and that got a new run here")
                .register(registry);
        done = comparisons("done").register(registry);
        failed = comparisons("failed").register(registry);
        registry.gauge("steadfast.reconciliation.strays", strays);
    }

    private static Counter.Builder comparisons(String outcome) {
        return Counter.builder("steadfast.reconciliation.comparisons")
                .description("Comparisons of enrolments and runs")
                .tag("outcome", outcome);
    }

    void finished(Reconciliation reconciliation) {
        done.increment();
        rebuilt.increment(reconciliation.rebuilt());
        adopted.increment(reconciliation.adopted());
    }

    void strays(int open) {
        strays.set(open);
    }

    void failed() {
        failed.increment();
    }
}
