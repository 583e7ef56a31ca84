package dev.steadfast.worker.schedule;

import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.retention.OldDetails;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes once a day what is kept no longer. */
@Component
class CleanUp {

    private final OldDetails details;
    private final BusinessClock clock;

    CleanUp(OldDetails details, BusinessClock clock) {
        this.details = details;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void delete() {
        details.delete(clock.wall());
    }
}
