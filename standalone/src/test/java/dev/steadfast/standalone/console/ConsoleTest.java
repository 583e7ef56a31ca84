package dev.steadfast.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void showsAPartWhileItStarts() {
        console.begin("Database");
        assertThat(printed()).isEqualTo("Database     ");
        console.done("PostgreSQL", Duration.ofMillis(1234));
        assertThat(printed()).isEqualTo("Database     PostgreSQL, 1.2 s\n");
    }

    @Test
    void keepsTheColumnAfterANote() {
        console.begin("Engine");
        console.note("fetching");
        console.done("ready", Duration.ofSeconds(3));
        assertThat(printed()).isEqualTo("Engine       fetching\n             ready, 3.0 s\n");
    }

    @Test
    void endsAnOpenLineBeforeBadNews() {
        console.begin("Engine");
        console.line("Cannot go on.");
        assertThat(printed()).isEqualTo("Engine       \nCannot go on.\n");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
