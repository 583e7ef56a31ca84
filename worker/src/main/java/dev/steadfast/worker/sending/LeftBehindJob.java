package dev.steadfast.worker.sending;

import dev.steadfast.activities.steps.Parking;
import dev.steadfast.store.settings.SendingSwitch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after what a crash or a race has left behind: messages whose run went on without them, runs that nothing holds. */
@Component
class LeftBehindJob {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehindJob.class);

    private final Parking parking;
    private final SendingSwitch sending;

    LeftBehindJob(Parking parking, SendingSwitch sending) {
        this.parking = parking;
        this.sending = sending;
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void look() {
        int parked = parking.run();
        if (parked > 0) {
            LOG.warn("{} messages may have left before their run went on; a person is asked about each", parked);
        }
        int released = sending.letGoForgotten();
        if (released > 0) {
            LOG.info("{} runs were held by no switch and go on", released);
        }
    }
}
