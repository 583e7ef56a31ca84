package dev.steadfast.standalone.engine;

import dev.steadfast.standalone.settings.StartRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** A Temporal server that somebody else runs, named by {@code TEMPORAL_ADDRESS}. */
record ConfiguredServer(String address, Ui ui) implements Engine {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int DEFAULT_PORT = 7233;

    /** Throws {@link StartRefused} when nothing listens at the address. */
    static Engine at(String address, Optional<String> uiUrl) {
        try (var socket = new Socket()) {
            socket.connect(socketAddress(address), CONNECT_MILLIS);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "No Temporal server answers at TEMPORAL_ADDRESS=%s (%s); start it, correct the address, or unset it."
                            .formatted(address, e.getMessage()),
                    e);
        }
        return new ConfiguredServer(
                address,
                uiUrl.map(Ui::at)
                        .orElseGet(
                                () -> Ui.missing("not known for " + address + "; set TEMPORAL_UI_URL to link to it")));
    }

    private static InetSocketAddress socketAddress(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0
                ? new InetSocketAddress(address, DEFAULT_PORT)
                : new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    @Override
    public Kind kind() {
        return Kind.SERVER;
    }

    @Override
    public String description() {
        return "Temporal server at " + address;
    }

    @Override
    public void close() {
        // It is not ours to end.
    }
}
