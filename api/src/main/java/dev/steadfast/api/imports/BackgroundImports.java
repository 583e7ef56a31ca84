package dev.steadfast.api.imports;

import dev.steadfast.api.errors.Conflict;
import dev.steadfast.store.Ids;
import dev.steadfast.store.imports.ImportJob.State;
import dev.steadfast.store.imports.ImportJobs;
import dev.steadfast.store.imports.ImportLocks;
import dev.steadfast.store.locks.DatabaseLocks;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports large files while people do something else, two at a time. What a stop of the application interrupts is
 * marked as failed.
 */
@Component
class BackgroundImports implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundImports.class);

    /** Each one takes up to three connections of the pool. */
    private static final int MOST_AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AGAIN = "Import the file again: what is stored already stays as it is.";
    private static final String INTERRUPTED = "The import was interrupted when the application stopped. " + AGAIN;
    private static final String UNFORESEEN =
            "Something went wrong on our side; the log of the server says what. " + AGAIN;

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What takes the file; it tells how many lines it has read. */
    @FunctionalInterface
    interface Work {
        Outcome on(SpooledFile file, LongConsumer progress) throws IOException;
    }

    /**
     * What came of a file.
     *
     * @param refused as a whole
     * @param result the answer, which is kept as JSON
     */
    record Outcome(boolean refused, Object result) {}

    private final Importer importer;
    private final ImportJobs jobs;
    private final ImportLocks locks;
    private final JsonMapper json;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    BackgroundImports(Importer importer, ImportJobs jobs, ImportLocks locks, JsonMapper json) {
        this.importer = importer;
        this.jobs = jobs;
        this.locks = locks;
        this.json = json;
    }

    /** Begins with a file of accounts, which is deleted when it is done, and answers the id of the job. */
    String start(SpooledFile file, @Nullable String fileName, ImportOptions options, String by) throws IOException {
        return start(file, fileName, options.mode().word(), options.dryRun(), by, (source, progress) -> {
            Finished finished = importer.run(source, options, progress);
            return new Outcome(finished.refused(), finished.result());
        });
    }

    /** Begins with a file of whatever the work takes. */
    String start(SpooledFile file, @Nullable String fileName, String mode, boolean dryRun, String by, Work task)
            throws IOException {
        if (!places.tryAcquire()) {
            file.close();
            throw new Conflict("Two imports are running already; try again when one of them is done.");
        }
        String id = Ids.random("i");
        DatabaseLocks.Held lock = locks.tryHold(id).orElseThrow();
        jobs.begin(id, fileName, mode, dryRun, file.lines(), by);
        Thread thread = Thread.ofPlatform().daemon().name("import-" + id).unstarted(() -> {
            try (lock;
                    file) {
                work(id, file, task);
            } catch (IOException e) {
                LOG.warn("{} could not be deleted", file.path(), e);
            } finally {
                places.release();
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
        return id;
    }

    private void work(String id, SpooledFile file, Work task) {
        try {
            Outcome outcome = task.on(file, lines -> {
                if (!running) {
                    throw new Stopped();
                }
                jobs.progress(id, lines);
            });
            jobs.end(
                    id,
                    outcome.refused() ? State.REFUSED : State.DONE,
                    json.writeValueAsString(outcome.result()),
                    null);
        } catch (Stopped e) {
            jobs.end(id, State.FAILED, null, INTERRUPTED);
        } catch (IOException | RuntimeException e) {
            LOG.error("import {} failed", id, e);
            jobs.end(id, State.FAILED, null, UNFORESEEN);
        }
    }

    /** Ends the jobs of a process that died; those of another process that lives are locked. */
    @Override
    public void start() {
        running = true;
        for (String id : jobs.running()) {
            locks.tryHold(id).ifPresent(lock -> {
                try (lock) {
                    jobs.end(id, State.FAILED, null, INTERRUPTED);
                }
            });
        }
    }

    @Override
    public void stop() {
        running = false;
        awaitIdle();
    }

    /** Waits for the imports that are under way now. */
    void awaitIdle() {
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
