package dev.steadfast.standalone.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where the dev server listens, on loopback. */
record Ports(int engine, int ui) {
    private static final int USUAL_ENGINE = 7233;
    private static final int USUAL_UI = 8233;

    /** The ports that every Temporal tool expects, where they are free; any free ones otherwise. */
    static Ports usual() throws IOException {
        return new Ports(isFree(USUAL_ENGINE) ? USUAL_ENGINE : anyFree(), isFree(USUAL_UI) ? USUAL_UI : anyFree());
    }

    static Ports free() throws IOException {
        return new Ports(anyFree(), anyFree());
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
