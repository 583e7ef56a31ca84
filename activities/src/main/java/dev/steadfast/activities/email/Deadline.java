package dev.steadfast.activities.email;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the line at a given moment, whatever is going on on it then. Time-outs of single reads do not bound a whole
 * message: a server that answers one byte at a time never trips them.
 */
final class Deadline implements AutoCloseable {

    private final Duration after;
    private final long end;
    private final Future<?> alarm;
    private @Nullable Line line;
    private boolean passed;

    Deadline(ScheduledExecutorService timer, Duration after) {
        this.after = after;
        this.end = System.nanoTime() + after.toNanos();
        alarm = timer.schedule(this::pass, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized boolean hasPassed() {
        return passed;
    }

    /** Not negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private synchronized void pass() {
        passed = true;
        if (line != null) {
            line.cut();
        }
    }

    /** From now on this line is the one that is cut. */
    synchronized void watch(Line watched) {
        line = watched;
        if (passed) {
            watched.cut();
        }
    }

    @Override
    public synchronized void close() {
        alarm.cancel(false);
        line = null;
    }

    @Override
    public String toString() {
        return "The mail server took longer than " + after.toMillis() + " ms";
    }
}
