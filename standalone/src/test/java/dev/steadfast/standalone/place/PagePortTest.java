package dev.steadfast.standalone.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.standalone.settings.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PagePortTest {
    @Test
    void refusesATakenPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PagePort.check("127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("Port %d is in use", taken.getLocalPort())
                    .hasMessageEndingWith("stop that program, or set STEADFAST_PORT to another port.");
            if (Files.exists(Path.of("/proc/net/tcp"))) {
                assertThat(PagePort.busy(taken.getLocalPort()))
                        .contains(
                                "(process %d)".formatted(ProcessHandle.current().pid()));
            }
        }
    }

    @Test
    void acceptsAnyFreePort() {
        assertThatNoException().isThrownBy(() -> PagePort.check("127.0.0.1", 0));
    }

    @Test
    void refusesAnAddressThatIsNotOfThisMachine() {
        assertThatThrownBy(() -> PagePort.check("no.such.host.invalid", 8080))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("STEADFAST_BIND is 'no.such.host.invalid'");
    }
}
