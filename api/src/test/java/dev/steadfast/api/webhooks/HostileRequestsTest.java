package dev.steadfast.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever somebody sends, signed or not, there is an answer that is no failure of ours and tells nothing of us. */
@OverHttp
class HostileRequestsTest {
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"type\"",
            "\"id\"",
            "\"data\"",
            "\"object\"",
            "\"customer\"",
            "\"event\"",
            "\"batch\"",
            "\"invoice.paid\"",
            "\"invoice.payment_failed\"",
            "\"track\"",
            "\"cus_1\"",
            "null",
            "true",
            "-1",
            "1e400",
            "1e-999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\uFFFF\"",
            "\"created\"",
            "\"99999999999999999999\"",
            "\"messageId\"",
            "\"email\"",
            "\"@\"",
            "\"a@\"",
            "\":\"",
            "\"userId\"",
            "\"é\"",
            " ");

    @LocalServerPort
    int port;

    Random random;
    Provider provider;
    Client client;

    @BeforeEach
    void begin() {
        random = new Random(7);
        provider = new Provider(port);
        client = new Client(port);
    }

    private String noise() {
        return IntStream.range(0, random.nextInt(25))
                .mapToObj(any -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    private String scalar() {
        return List.of(
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"\uFFFF x\"",
                        "1e400",
                        "-0",
                        "true",
                        "null",
                        "[]",
                        "{}",
                        "\"\"",
                        "\"" + "x".repeat(5_000) + "\"",
                        "\"a:b@c.d\"",
                        "\"@\"",
                        "\"@.\"",
                        "\":\"",
                        "\"é:ü\"",
                        "12345678901234567890",
                        "\"2026-99-99\"",
                        "\"1e999999999\"")
                .get(random.nextInt(19));
    }

    /** Well-formed, and strange wherever a mapping looks. */
    private String strange() {
        return """
                {"id": %s, "type": "invoice.payment_failed", "created": %s, "data": {"object": {"id": %s, "customer": %s,
                 "customer_email": %s, "amount_remaining": %s, "currency": %s, "attempt_count": %s}}}""".formatted(scalar(), scalar(), scalar(), scalar(), scalar(), scalar(), scalar(), scalar());
    }

    private static void unharmed(String sent, Answer answer) {
        assertThat(answer.status()).as(sent).isBetween(200, 499);
        assertThat(answer.body()).as(sent).doesNotContain("Exception", "\tat ", "dev.steadfast", "SQL");
    }

    @Test
    void signedNoise() {
        for (int round = 0; round < 150; round++) {
            var body = noise();
            unharmed(body, provider.stripe(body));
            unharmed(body, provider.generic("m" + round, body));
        }
    }

    @Test
    void signedMessagesWithStrangeValues() {
        for (int round = 0; round < 250; round++) {
            var body = strange();
            unharmed(body, provider.stripe(body));
            var generic = """
                    {"type": "a.b", "timestamp": %s, "data": {"account": %s, "domain": %s, "email": %s, "x": %s}}""".formatted(scalar(), scalar(), scalar(), scalar(), scalar());
            unharmed(generic, provider.generic("s" + round, generic));
        }
    }

    @Test
    void unsignedNoiseWithNoiseInItsHeaders() {
        var systems = List.of(
                "stripe",
                "hubspot",
                "zendesk",
                "intercom",
                "segment",
                "generic",
                "twilio",
                "slack",
                "email/sendgrid",
                "email/postmark",
                "email/mailgun",
                "email/ses",
                "email/%00",
                "%20",
                "..");
        for (int round = 0; round < 200; round++) {
            var system = systems.get(random.nextInt(systems.size()));
            var value = noise().replaceAll("[^\\x21-\\x7e]", "?") + "t=1,v1=00";
            var answer = provider.send(
                    system,
                    noise(),
                    List.of(
                            "Stripe-Signature", value,
                            "X-HubSpot-Signature-v3", value,
                            "X-HubSpot-Request-Timestamp",
                                    String.valueOf(Instant.now().toEpochMilli()),
                            "X-Hub-Signature", "sha1=" + value,
                            "X-Signature", value,
                            "X-Twilio-Email-Event-Webhook-Signature", value,
                            "X-Twilio-Email-Event-Webhook-Timestamp",
                                    String.valueOf(Instant.now().getEpochSecond()),
                            "Authorization", "Basic " + value,
                            "webhook-id", value,
                            "webhook-timestamp", "1",
                            "webhook-signature", value));

            unharmed(value, answer);
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void trackingCalls() {
        var calls = List.of("track", "identify", "group", "batch", "page", "nothing");
        for (int round = 0; round < 200; round++) {
            var call = calls.get(random.nextInt(calls.size()));
            var body = random.nextBoolean()
                    ? noise()
                    : """
                    {"messageId": %s, "userId": %s, "groupId": %s, "event": %s, "timestamp": %s, "traits": {"email": %s},
                     "batch": [{"type": "track", "event": %s, "userId": %s}, %s]}""".formatted(
                            scalar(), scalar(), scalar(), scalar(), scalar(), scalar(), scalar(), scalar(), scalar());
            var key = random.nextInt(4) == 0 ? noise().replaceAll("[^\\x21-\\x7e]", "?") : "d3JpdGUta2V5Og==";

            unharmed(body, client.post("/v1/" + call, body, "Authorization", "Basic " + key));
        }
    }
}
