package dev.steadfast.activities.email;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connections to the mail server: a few at once, each used again while it is fresh. */
final class ConnectionPool implements AutoCloseable {

    private final Supplier<SmtpConnection> fresh;
    private final Semaphore places;
    private final Deque<SmtpConnection> idle = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(int most, Supplier<SmtpConnection> fresh) {
        this.fresh = fresh;
        this.places = new Semaphore(most, true);
    }

    /**
     * An idle connection that answers, else one that is not yet open; the deadline cuts it from now on.
     *
     * @throws EmailNotYet where none becomes free before the deadline
     */
    SmtpConnection take(Deadline deadline) throws EmailNotYet {
        try {
            if (!places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EmailNotYet("All connections to the mail server are in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmailNotYet("Stopped while it waited for a connection to the mail server");
        }
        SmtpConnection found = next();
        while (found != null) {
            deadline.watch(found.line());
            if (found.isFresh(System.nanoTime()) && found.answers()) {
                return found;
            }
            found.hangUp();
            found = next();
        }
        return open(deadline);
    }

    /** A connection in the place of one that was lost. */
    SmtpConnection instead(SmtpConnection lost, Deadline deadline) {
        lost.hangUp();
        return open(deadline);
    }

    private SmtpConnection open(Deadline deadline) {
        SmtpConnection connection = fresh.get();
        deadline.watch(connection.line());
        return connection;
    }

    /** The one that was used last: so that those which are not needed grow old. */
    private synchronized @Nullable SmtpConnection next() {
        return idle.pollFirst();
    }

    /** Keeps a connection that may be used again. */
    void giveBack(SmtpConnection connection) {
        if (keeps(connection)) {
            places.release();
        } else {
            drop(connection);
        }
    }

    private synchronized boolean keeps(SmtpConnection connection) {
        if (!closed) {
            idle.addFirst(connection);
        }
        return !closed;
    }

    /** Ends a connection after which nobody knows how it stands. */
    void drop(SmtpConnection connection) {
        connection.hangUp();
        places.release();
    }

    /** Ends what has been idle for long. */
    void sweep() {
        long now = System.nanoTime();
        List<SmtpConnection> old = new ArrayList<>();
        synchronized (this) {
            idle.removeIf(connection -> !connection.isFresh(now) && old.add(connection));
        }
        old.forEach(SmtpConnection::hangUp);
    }

    @Override
    public void close() {
        List<SmtpConnection> rest;
        synchronized (this) {
            closed = true;
            rest = List.copyOf(idle);
            idle.clear();
        }
        rest.forEach(SmtpConnection::hangUp);
    }
}
