package dev.steadfast.api;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/** Lets a request wait for something that another process does; when the application stops, nobody waits any longer. */
@Component
public final class Patience implements ApplicationListener<ContextClosedEvent> {
    private static final Duration INTERVAL = Duration.ofMillis(30);

    private volatile boolean stopping;

    /** Looks again and again until it is ready or {@code most} has passed; what was seen last. */
    public <T> T await(Duration most, Supplier<T> look, Predicate<T> ready) {
        var giveUp = System.nanoTime() + most.toNanos();
        var seen = look.get();
        while (!ready.test(seen) && System.nanoTime() < giveUp && pause()) {
            seen = look.get();
        }
        return seen;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping = true;
    }

    private boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            return !stopping;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
