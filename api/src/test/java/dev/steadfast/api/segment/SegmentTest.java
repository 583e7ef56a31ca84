package dev.steadfast.api.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calls of Segment's libraries, which are pointed here and notice nothing. */
@OverHttp
class SegmentTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String KEY = "Basic d3JpdGUta2V5Og=="; // write-key:

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Client client;
    String account;

    @BeforeEach
    void anAccount() {
        client = new Client(port);
        account = "tracked-" + NUMBER.incrementAndGet();
        client.put("/api/accounts/" + account, """
                {"name": "Tracked", "domain": "%1$s.example"}""".formatted(account));
    }

    private Answer call(String call, String body) {
        return client.post("/v1/" + call, body.formatted(account), "Authorization", KEY);
    }

    private List<String> events() {
        return jdbc.sql("select type from event where account = ? and state = 'accepted' order by number")
                .param(account)
                .query(String.class)
                .list();
    }

    @Test
    void trackIsAnEventOfTheGroupOfItsContext() {
        var answer = call("track", """
                {"userId": "u-%1$s", "event": "Report Exported", "messageId": "m-%1$s",
                 "context": {"groupId": "%1$s", "library": {"name": "analytics-node", "version": "1.0"}},
                 "properties": {"feature": "reports"}, "timestamp": "2026-07-01T10:00:00.000Z"}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/success").asBoolean()).isTrue();
        assertThat(events()).containsExactly("product.report_exported");
    }

    @Test
    void theSameMessageIdCountsOnce() {
        var body =
                "{\"userId\": \"u\", \"event\": \"a.b\", \"messageId\": \"twice-%1$s\", \"context\": {\"groupId\": \"%1$s\"}}";
        call("track", body);
        assertThat(call("track", body).status()).isEqualTo(200);

        assertThat(events()).hasSize(1);
    }

    @Test
    void aUserIsKnownByTheAccountOnceIdentified() {
        call("track", "{\"userId\": \"u-%1$s\", \"event\": \"milestone.setup\", \"messageId\": \"m1-%1$s\"}");
        assertThat(events()).isEmpty();

        call(
                "identify",
                "{\"userId\": \"u-%1$s\", \"traits\": {\"email\": \"jo@%1$s.example\"}, \"messageId\": \"m2-%1$s\"}");
        call("track", "{\"userId\": \"u-%1$s\", \"event\": \"milestone.aha\", \"messageId\": \"m3-%1$s\"}");

        assertThat(events()).containsExactly("milestone.setup", "customer.identified", "milestone.aha");
    }

    @Test
    void aGroupIsKnownByItsDomain() {
        call("group", """
                {"userId": "u2-%1$s", "groupId": "g-%1$s", "messageId": "m1-%1$s", "traits": {"website": "https://%1$s.example/"}}""");
        call("track", """
                {"userId": "u9-%1$s", "event": "milestone.aha", "messageId": "m2-%1$s", "context": {"groupId": "g-%1$s"}}""");

        assertThat(events()).containsExactly("customer.identified", "milestone.aha");
    }

    @Test
    void aBatchMayHoldCallsOfEveryKind() {
        var answer = call("batch", """
                {"batch": [
                  {"type": "track", "event": "milestone.setup", "userId": "u", "messageId": "b1-%1$s", "context": {"groupId": "%1$s"}},
                  {"type": "page", "name": "Home", "userId": "u", "messageId": "b2-%1$s", "context": {"groupId": "%1$s"}},
                  {"type": "identify", "userId": "u-%1$s", "messageId": "b3-%1$s", "traits": {"email": "x@%1$s.example"}}],
                 "sentAt": "2026-07-01T10:00:00.000Z"}""");

        assertThat(answer.json().at("/success").asBoolean()).isTrue();
        assertThat(events()).containsExactly("milestone.setup", "customer.identified");
    }

    @Test
    void theKeyMayStandInTheBodyAsBrowsersSendIt() {
        var body = "{\"writeKey\": \"%s\", \"userId\": \"u\", \"event\": \"a.b\", \"context\": {\"groupId\": \"%s\"}}";

        assertThat(client.post("/v1/track", body.formatted("write-key", account))
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/v1/track", body.formatted("guessed", account)).status())
                .isEqualTo(401);
        assertThat(events()).hasSize(1);
    }

    @Test
    void refusesOtherKeysAndWhatIsNoCall() {
        assertThat(client.post("/v1/track", "{}").status()).isEqualTo(401);
        assertThat(client.post("/v1/track", "{}", "Authorization", "Basic eDo=").status())
                .isEqualTo(401);
        assertThat(call("track", "{oops").status()).isEqualTo(400);
        assertThat(call("batch", "{\"batch\": 5}").status()).isEqualTo(400);
        assertThat(call("track", "{\"userId\": \"" + "x".repeat(40_000) + "\"}").status())
                .isEqualTo(413);
        assertThat(call("other", "{}").status()).isEqualTo(404);
    }
}
