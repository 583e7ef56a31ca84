package dev.steadfast.activities.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection at a given moment, whatever it is doing then. Time-outs of single reads do not bound a whole
 * message: a server that answers one byte at a time never trips them.
 */
final class Deadline extends SocketFactory implements AutoCloseable {

    private final Duration after;
    private final Future<?> alarm;
    private @Nullable Socket socket;
    private boolean passed;

    Deadline(ScheduledExecutorService timer, Duration after) {
        this.after = after;
        alarm = timer.schedule(this::pass, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized boolean hasPassed() {
        return passed;
    }

    private synchronized void pass() {
        passed = true;
        if (socket != null) {
            cut(socket);
        }
    }

    private static void cut(Socket socket) {
        try {
            // With a linger of zero, bytes that still wait in the kernel are thrown away and not sent later.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (passed) {
            throw new SocketException("The deadline for this message has passed");
        }
        socket = new Socket();
        return socket;
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("connect the socket yourself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("connect the socket yourself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("connect the socket yourself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("connect the socket yourself");
    }

    @Override
    public String toString() {
        return "The mail server took longer than " + after.toMillis() + " ms";
    }
}
