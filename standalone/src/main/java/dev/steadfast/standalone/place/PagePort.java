package dev.steadfast.standalone.place;

import dev.steadfast.standalone.settings.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The port of the page, tried out before anything slow is started. */
public final class PagePort {
    private PagePort() {}

    /** Throws {@link StartRefused} when something else listens there; port 0 stands for any free one. */
    public static void check(String bind, int port) {
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    "STEADFAST_BIND is '%s', which is not an address of this machine.".formatted(bind), e);
        } catch (IOException e) {
            throw new StartRefused(busy(port), e);
        }
    }

    /** The line for a port that is taken. */
    public static String busy(int port) {
        return "Port %d is in use%s; stop that program, or set STEADFAST_PORT to another port."
                .formatted(
                        port, PortHolder.of(port).map(holder -> " by " + holder).orElse(""));
    }
}
