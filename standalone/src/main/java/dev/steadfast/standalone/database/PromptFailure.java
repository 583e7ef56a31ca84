package dev.steadfast.standalone.database;

import dev.steadfast.standalone.process.OtherProcesses;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Notices that the server has given up; Zonky would go on asking for it until its patience ends. */
final class PromptFailure {
    private static final long POLL_MILLIS = 100;

    private PromptFailure() {}

    /** Runs the start and returns the server, or throws as soon as the start command has ended without a server. */
    static EmbeddedPostgres watch(Callable<EmbeddedPostgres> start, Path cluster) throws IOException {
        var result = new CompletableFuture<EmbeddedPostgres>();
        Thread starter = Thread.ofPlatform().daemon().name("start-postgres").start(() -> {
            try {
                result.complete(start.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        boolean commandSeen = false;
        while (true) {
            try {
                return result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                boolean commandRuns = startCommandRuns();
                if (commandSeen && !commandRuns && !Files.exists(cluster.resolve("postmaster.pid"))) {
                    starter.interrupt();
                    throw new IOException("PostgreSQL ended right after it was started", e);
                }
                commandSeen |= commandRuns;
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private static boolean startCommandRuns() {
        return ProcessHandle.current()
                .children()
                .map(OtherProcesses::commandLine)
                .anyMatch(command -> command.contains("pg_ctl"));
    }
}
