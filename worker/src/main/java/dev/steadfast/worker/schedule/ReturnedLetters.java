package dev.steadfast.worker.schedule;

import dev.steadfast.activities.returns.Returns;
import dev.steadfast.store.locks.DatabaseLocks;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the mailbox for bounces and answers, where there is one: one copy at a time. */
@Component
class ReturnedLetters {

    private final Returns returns;
    private final DatabaseLocks locks;
    private final MeterRegistry meters;

    ReturnedLetters(Returns returns, DatabaseLocks locks, MeterRegistry meters) {
        this.returns = returns;
        this.locks = locks;
        this.meters = meters;
    }

    @Scheduled(
            initialDelayString = "${steadfast.returns.interval:1m}",
            fixedDelayString = "${steadfast.returns.interval:1m}")
    void read() {
        if (returns.isConfigured()) {
            try (var lock = locks.tryHold("returns", "mailbox").orElse(null)) {
                if (lock != null) {
                    returns.read(outcome -> meters.counter(
                                    "steadfast.email.reports", "source", "mailbox", "outcome", outcome)
                            .increment());
                }
            }
        }
    }
}
