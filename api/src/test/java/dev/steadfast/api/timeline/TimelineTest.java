package dev.steadfast.api.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@OverHttp
class TimelineTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Client client;
    String account;

    @BeforeEach
    void enrol() {
        client = new Client(port);
        account = new Customers(client).fresh();
        for (var day : List.of(1, 3, 2, 3)) {
            jdbc.sql("insert into journal (account, playbook, step, kind, outcome, reason, recipient, by, at)"
                            + " values (?, 'onboarding', 'step-' || ?, 'email', 'done', 'day ' || ?, 'mia@acme.example', 'steadfast',"
                            + " '2026-03-01T09:00:00Z'::timestamptz + ? * interval '1 day')")
                    .params(account, day, day, day)
                    .update();
        }
    }

    @Test
    void tellsWhatHappenedThenWhatIsToCome() {
        var items = client.get("/api/accounts/" + account + "/timeline").json().at("/items");

        assertThat(items.valueStream().limit(4).map(item -> item.at("/reason").asString()))
                .containsExactly("day 1", "day 2", "day 3", "day 3");
        assertThat(items.get(4).at("/kind").asString()).isEqualTo("enrol");
        var planned = items.valueStream().skip(5).toList();
        assertThat(planned).isNotEmpty().allSatisfy(item -> {
            assertThat(item.at("/outcome").asString()).isEqualTo("planned");
            assertThat(item.at("/by").isNull()).isTrue();
        });
        assertThat(planned).extracting(item -> item.at("/step").asString()).contains("welcome");
        assertThat(items.get(0).at("/to").asString()).isEqualTo("mia@acme.example");
    }

    @Test
    void isReadInPartsOfAnySizeWithoutGapOrRepetition() {
        var whole = read(200);

        assertThat(List.of(1, 2, 3, 4, 5, 7))
                .allSatisfy(size -> assertThat(read(size)).isEqualTo(whole));
    }

    private List<String> read(int size) {
        var read = new ArrayList<String>();
        var next = "";
        do {
            var part = client.get("/api/accounts/%s/timeline?limit=%d&after=%s".formatted(account, size, next))
                    .json();
            assertThat(part.at("/items").size()).isLessThanOrEqualTo(size);
            part.at("/items").forEach(item -> read.add(name(item)));
            next = part.at("/next").isNull() ? "" : part.at("/next").asString();
        } while (!next.isEmpty());
        return read;
    }

    private static String name(JsonNode item) {
        return item.at("/step").asString() + " " + item.at("/outcome").asString();
    }
}
