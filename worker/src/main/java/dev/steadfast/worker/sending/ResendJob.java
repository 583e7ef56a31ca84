package dev.steadfast.worker.sending;

import dev.steadfast.activities.steps.Resender;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for messages that somebody wants sent again. */
@Component
class ResendJob {

    private final Resender resender;

    ResendJob(Resender resender) {
        this.resender = resender;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void send() {
        resender.run();
    }
}
