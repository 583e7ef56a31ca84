package dev.steadfast.api.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class MessagesTest {
    @LocalServerPort
    int port;

    Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @Test
    void listsThemByAccountAndInParts() {
        assertThat(client.get("/api/messages").json().at("/items")).hasSize(3);
        assertThat(client.get("/api/messages?account=other").text("/items/0/id"))
                .isEqualTo("m1");

        var first = client.get("/api/messages?limit=2");
        assertThat(first.text("/next")).isEqualTo("m2");
        assertThat(client.get("/api/messages?limit=2&after=m2")
                        .json()
                        .at("/next")
                        .isNull())
                .isTrue();
        assertThat(client.get("/api/messages?after=made-up").status()).isEqualTo(422);
    }

    @Test
    void keepsTheNamesOfHeaders() {
        assertThat(client.get("/api/messages").text("/items/0/headers/Message-ID"))
                .isEqualTo("<m3@steadfast.example>");
    }
}
