package dev.steadfast.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.standalone.settings.StartRefused;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class FailedStartTest {
    private static final Path LOG = Path.of("/data/steadfast.log");

    @Test
    void repeatsWhatAPartHasSaid() {
        var failure = new IllegalStateException(new StartRefused("The database does not start."));
        assertThat(FailedStart.line(failure, LOG)).isEqualTo("The database does not start.");
    }

    @Test
    void namesThePortThatWasTakenMeanwhile() {
        var failure = new IllegalStateException(new PortInUseException(8099));
        assertThat(FailedStart.line(failure, LOG))
                .startsWith("Port 8099 is in use")
                .contains("STEADFAST_PORT");
    }

    @Test
    void givesTheFirstLineOfTheDeepestCauseAndTheLog() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException("table is missing.\nmore"));
        assertThat(FailedStart.line(failure, LOG))
                .isEqualTo("Steadfast could not start: table is missing; details are in /data/steadfast.log.");
    }
}
