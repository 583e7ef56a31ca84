package dev.steadfast.worker.clock;

import dev.steadfast.store.clock.AdvanceStatus;
import dev.steadfast.store.clock.TestClocks;
import dev.steadfast.store.locks.DatabaseLocks;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for test clocks that are to be advanced. One worker moves a clock at a time; if it dies, another goes on. */
@Component
class ClockKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClockKeeper.class);
    private static final long IDLE_MILLISECONDS = 100;

    private final TestClocks clocks;
    private final ClockAdvancer advancer;
    private final DatabaseLocks locks;
    private volatile boolean running;
    private @Nullable Thread loop;

    ClockKeeper(TestClocks clocks, ClockAdvancer advancer, DatabaseLocks locks) {
        this.clocks = clocks;
        this.advancer = advancer;
        this.locks = locks;
    }

    /** Starts after the dispatcher and stops before it. */
    @Override
    public int getPhase() {
        return 2;
    }

    @Override
    public void start() {
        running = true;
        loop = Thread.ofPlatform().name("clock-keeper").start(this::keep);
    }

    private void keep() {
        while (running) {
            try {
                for (AdvanceStatus request : clocks.running()) {
                    advanceAlone(request);
                }
                TimeUnit.MILLISECONDS.sleep(IDLE_MILLISECONDS);
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                LOG.warn("A test clock cannot be advanced now: {}", e.getMessage());
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** Whoever moves a clock holds its lock: a worker that dies gives it back. */
    private void advanceAlone(AdvanceStatus request) throws InterruptedException {
        Optional<DatabaseLocks.Held> lock = locks.tryHold("clock", request.clock());
        if (lock.isPresent()) {
            try (var _ = lock.get()) {
                advancer.advance(request);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        if (loop != null) {
            loop.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
