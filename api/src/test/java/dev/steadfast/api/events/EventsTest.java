package dev.steadfast.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class EventsTest {
    @LocalServerPort
    int port;

    Client client;
    String account;

    @BeforeEach
    void enrol() {
        client = new Client(port);
        account = new Customers(client).fresh();
    }

    @Test
    void takesOne() {
        assertCounts(client.post("/api/events", event("one-" + account)), 1, 0, 0, 0);
    }

    @Test
    void takesTheSameIdOnce() {
        client.post("/api/events", event("twice-" + account));

        assertCounts(client.post("/api/events", event("twice-" + account)), 0, 1, 0, 0);
    }

    @Test
    void takesSeveralAndTellsWhichAreWrongByTheirPlace() {
        var answer = client.post(
                "/api/events",
                "[%s, {\"id\": \"x\", \"type\": \"a.b\", \"acount\": \"y\"}, 7, {\"id\": \"z\"}, %s, %s]"
                        .formatted(
                                event("s1-" + account),
                                event("s2-" + account).replace("milestone.aha", "NOT A TYPE"),
                                event("s3-" + account)));

        assertCounts(answer, 2, 0, 0, 4);
        assertThat(answer.json()
                        .at("/rejected")
                        .valueStream()
                        .map(one -> one.at("/index").asInt()))
                .containsExactly(1, 2, 3, 4);
        assertThat(answer.text("/rejected/0/id")).isEqualTo("x");
        assertThat(answer.text("/rejected/0/rule")).contains("acount").contains("account, at, data, id, type");
        assertThat(answer.text("/rejected/2/rule")).isEqualTo("type is required");
        assertThat(answer.text("/rejected/3/rule")).contains("NOT A TYPE");
    }

    @Test
    void takesOneALine() {
        var answer = client.send(
                "POST",
                "/api/events",
                "application/x-ndjson",
                event("l1-" + account) + "\n\n{oops\n" + event("l2-" + account) + "\r\n");

        assertCounts(answer, 2, 0, 0, 1);
        assertThat(answer.text("/rejected/0/index")).isEqualTo("1");
    }

    @Test
    void keepsEventsOfUnknownAccountsAside() {
        assertCounts(
                client.post(
                        "/api/events",
                        "{\"id\": \"q-%s\", \"type\": \"milestone.aha\", \"account\": \"stranger\"}"
                                .formatted(account)),
                0,
                0,
                1,
                0);
    }

    @Test
    void singleOneWithABrokenRuleIsRefused() {
        var unknown = client.post("/api/events", "{\"id\": \"a\", \"type\": \"a.b\", \"account\": \"c\", \"when\": 5}");
        var missing = client.post("/api/events", "{\"data\": {}}");
        var notAnEvent = client.post("/api/events", "\"hello\"");

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("/errors/0/path")).isEqualTo("when");
        assertThat(missing.json().at("/errors")).hasSize(3);
        assertThat(notAnEvent.status()).isEqualTo(422);
    }

    @Test
    void takesAThousandAndNotOneMore() {
        assertThat(client.post("/api/events", several(1_000)).status()).isEqualTo(202);

        var refused = client.post("/api/events", several(1_001));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/rule")).contains("1,000");
    }

    @Test
    void doesNotReadWithoutEnd() {
        var answer =
                client.post("/api/events", event("big").replace("{}", "{\"a\": \"" + "x".repeat(9_000_000) + "\"}"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private String several(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> event("n-%s-%d".formatted(account, number)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String event(String id) {
        return "{\"id\": \"%s\", \"type\": \"milestone.aha\", \"account\": \"%s\", \"at\": \"2026-03-02T09:00:00Z\", \"data\": {}}"
                .formatted(id, account);
    }

    private static void assertCounts(Answer answer, int accepted, int duplicate, int quarantined, int rejected) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().at("/accepted").asInt()).isEqualTo(accepted);
        assertThat(answer.json().at("/duplicate").asInt()).isEqualTo(duplicate);
        assertThat(answer.json().at("/quarantined").asInt()).isEqualTo(quarantined);
        assertThat(answer.json().at("/rejected")).hasSize(rejected);
    }
}
