package dev.steadfast.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OtherProcessesTest {
    private final String name = "steadfast-test-" + UUID.randomUUID();

    @Test
    void findsByCommandLineAndEnds() throws IOException {
        Process process = named("exec sleep 600");
        ProcessHandle found = find(process);
        assertThat(OtherProcesses.end(found, Duration.ofSeconds(10))).isTrue();
        assertThat(OtherProcesses.running(command -> command.contains(name))).isEmpty();
    }

    @Test
    void killsWhatDoesNotListen() throws IOException {
        Process process = named("trap '' TERM INT; echo deaf; while :; do sleep 1; done");
        try (var output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("deaf");
            assertThat(OtherProcesses.interrupt(process.toHandle(), Duration.ofMillis(300)))
                    .isTrue();
        }
    }

    private Process named(String script) throws IOException {
        return new ProcessBuilder("sh", "-c", "# " + name + "\n" + script).start();
    }

    private ProcessHandle find(Process process) {
        return OtherProcesses.running(command -> command.contains(name) || command.contains("sleep 600")).stream()
                .filter(handle -> handle.pid() == process.pid())
                .findFirst()
                .orElseThrow();
    }
}
