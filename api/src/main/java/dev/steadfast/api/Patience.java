package dev.steadfast.api;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How long a request waits for something that another process does.
 *
 * @param most after which it is answered as it stands
 * @param interval between two looks
 */
public record Patience(Duration most, Duration interval) {

    /** Looks until it is ready or patience ends; what was seen last. */
    public <T> T await(Supplier<T> look, Predicate<T> ready) {
        var giveUp = System.nanoTime() + most.toNanos();
        var seen = look.get();
        while (!ready.test(seen) && System.nanoTime() < giveUp && pause()) {
            seen = look.get();
        }
        return seen;
    }

    private boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(interval.toNanos());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
