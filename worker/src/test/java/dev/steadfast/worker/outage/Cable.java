package dev.steadfast.worker.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between us and a server on loopback, which a test can cut and mend. */
final class Cable implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket listening;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger vain = new AtomicInteger();
    private volatile boolean cut;

    Cable(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Every connection breaks, and new ones do as well. */
    void cut() {
        cut = true;
        open.forEach(Cable::close);
        open.clear();
    }

    void mend() {
        cut = false;
    }

    /** How many connections were tried while it was cut. */
    int vain() {
        return vain.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket here = listening.accept();
                if (cut) {
                    vain.incrementAndGet();
                    close(here);
                } else {
                    connect(here);
                }
            }
        } catch (IOException e) {
            cut();
        }
    }

    private void connect(Socket here) throws IOException {
        Socket there = new Socket(host, port);
        open.add(here);
        open.add(there);
        Thread.ofVirtual().start(() -> carry(here, there));
        Thread.ofVirtual().start(() -> carry(there, here));
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // cut, or closed by the other end
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone already
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
