package dev.steadfast.worker.schedule;

import dev.steadfast.activities.returns.Returns;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the mailbox for bounces and answers, where there is one, and counts what is found there. */
@Component
class ReturnedLetters {

    private final Returns returns;
    private final MeterRegistry meters;

    ReturnedLetters(Returns returns, MeterRegistry meters) {
        this.returns = returns;
        this.meters = meters;
    }

    @Scheduled(
            initialDelayString = "${steadfast.returns.interval:1m}",
            fixedDelayString = "${steadfast.returns.interval:1m}")
    void read() {
        returns.read(outcome -> meters.counter("steadfast.email.reports", "source", "mailbox", "outcome", outcome)
                .increment());
    }
}
