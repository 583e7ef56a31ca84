package dev.steadfast.standalone.database;

import dev.steadfast.standalone.process.OtherProcesses;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Notices that the server has given up; Zonky would go on asking for it until its patience ends. */
final class PromptFailure {
    private static final long POLL_MILLIS = 100;
    private static final Duration NOBODY_THERE = Duration.ofSeconds(5);

    private final Path cluster;
    private volatile long lastSeen = Long.MAX_VALUE;

    PromptFailure(Path cluster) {
        this.cluster = cluster;
    }

    /** To be called right before the server is launched; what comes before may take as long as it likes. */
    void launching() {
        lastSeen = System.nanoTime();
    }

    /** Runs the start and returns the server, or throws once neither the start command nor a server is there any more. */
    EmbeddedPostgres watch(Callable<EmbeddedPostgres> start) throws IOException {
        var result = new CompletableFuture<EmbeddedPostgres>();
        Thread starter = Thread.ofPlatform().daemon().name("start-postgres").start(() -> {
            try {
                result.complete(start.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        while (true) {
            try {
                return result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (hasGivenUp()) {
                    starter.interrupt();
                    throw new IOException("PostgreSQL ended right after it was started", e);
                }
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private boolean hasGivenUp() throws IOException {
        long seen = lastSeen;
        if (seen == Long.MAX_VALUE) {
            return false;
        }
        if (startCommandRuns() || LeftoverPostmaster.on(cluster).isPresent()) {
            lastSeen = System.nanoTime();
            return false;
        }
        return System.nanoTime() - seen > NOBODY_THERE.toNanos();
    }

    private static boolean startCommandRuns() {
        return ProcessHandle.current()
                .children()
                .map(OtherProcesses::commandLine)
                .anyMatch(command -> command.contains("pg_ctl"));
    }
}
