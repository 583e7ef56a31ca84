package dev.steadfast.api.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.WithSignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

/** On a database of its own: other tests with sign-in leave customers behind. */
@WithSignIn
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class InProductionTest {
    @LocalServerPort
    int port;

    Client client;

    @BeforeEach
    void connect() {
        client = new Client(port, "Authorization", "Bearer t0ken");
    }

    @Test
    void thereIsNoTestClock() {
        assertThat(client.get("/api/clock").status()).isEqualTo(404);
        assertThat(client.get("/api/clock").text("/detail")).contains("wall-clock time");
        assertThat(client.post("/api/clock/advance?by=P1D").status()).isEqualTo(404);
    }

    @Test
    void thereIsNoMailbox() {
        assertThat(client.get("/api/messages").status()).isEqualTo(404);
        assertThat(client.page("/mailbox").status()).isEqualTo(404);
    }

    @Test
    void firstPageSaysWhatToDoAndShowsNeither() {
        assertThat(client.page("/").body())
                .contains("Bring in your customers")
                .doesNotContain("Test clock", "/mailbox");
    }
}
