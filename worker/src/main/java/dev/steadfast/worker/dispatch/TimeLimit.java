package dev.steadfast.worker.dispatch;

import io.grpc.Context;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Bounds what this thread asks of the engine: the client's own time-outs are for single requests, and it repeats them. */
final class TimeLimit {

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("engine-time-limit").daemon().factory());

    private TimeLimit() {}

    /** Runs the work; requests to the engine fail with {@code DEADLINE_EXCEEDED} once the time is up. */
    static void seconds(long seconds, Runnable work) {
        try (var limited = Context.current().withDeadlineAfter(seconds, TimeUnit.SECONDS, TIMER)) {
            limited.run(work);
        }
    }
}
