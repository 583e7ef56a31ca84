package dev.steadfast.activities.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The socket of one connection to the mail server, which can be cut from outside whatever is going on on it. */
final class Line extends SocketFactory {

    private final @Nullable SSLSocketFactory tls;
    private @Nullable Socket socket;
    private boolean cut;

    /** @param tls that its first byte is spoken through; null for a line that begins in the clear or is wrapped later */
    Line(@Nullable SSLSocketFactory tls) {
        this.tls = tls;
    }

    synchronized void cut() {
        cut = true;
        if (socket != null) {
            try {
                // With a linger of zero, bytes that still wait in the kernel are thrown away and not sent later.
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (SocketException closedAlready) {
                // that is what was wanted
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (cut) {
            throw new SocketException("The deadline for this message has passed");
        }
        socket = tls == null ? new Socket() : tls.createSocket();
        return socket;
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
}
