package dev.steadfast.worker.dispatch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Spares the dispatcher of this process a poll's wait when this process has just written something to deliver. */
@Component
public class Wakeup {

    private final Semaphore signal = new Semaphore(0);

    /** There is something to deliver. */
    public void now() {
        signal.release();
    }

    void awaitAtMost(long milliseconds) throws InterruptedException {
        if (signal.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }
}
