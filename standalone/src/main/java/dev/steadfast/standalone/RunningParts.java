package dev.steadfast.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that was started and must be ended again, in the opposite order. A stop waits for the part that is just
 * starting, and lets none start after it: so nothing is left behind, at whatever moment it comes.
 */
final class RunningParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);
    private static final long PATIENCE_SECONDS = 90;

    private final ReentrantLock changing = new ReentrantLock();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile boolean stopping;

    /** Starts a part and remembers to end it; throws {@link IllegalStateException} when a stop has begun. */
    <T extends AutoCloseable> T start(Callable<T> part) throws Exception {
        changing.lock();
        try {
            if (stopping) {
                throw new IllegalStateException("told to stop");
            }
            T started = part.call();
            parts.push(started);
            return started;
        } finally {
            changing.unlock();
        }
    }

    /** Whether a stop has begun; what fails from then on is no news. */
    boolean isStopping() {
        return stopping;
    }

    /** Ends all parts, the last first; a part that fails does not keep the others from ending. */
    @Override
    public void close() {
        stopping = true;
        if (!lockWithPatience()) {
            LOG.warn("a part is still starting after {} s; what runs is ended without it", PATIENCE_SECONDS);
        }
        try {
            while (!parts.isEmpty()) {
                end(parts.pop());
            }
        } finally {
            if (changing.isHeldByCurrentThread()) {
                changing.unlock();
            }
        }
    }

    private boolean lockWithPatience() {
        try {
            return changing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not end cleanly", part.getClass().getSimpleName(), e);
        }
    }
}
