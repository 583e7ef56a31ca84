package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Verification.FORGED;
import static dev.steadfast.api.webhooks.Verification.GENUINE;
import static dev.steadfast.api.webhooks.Verification.STALE;
import static dev.steadfast.api.webhooks.Verification.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Vectors that the providers publish, where they do (Slack, Twilio, Standard Webhooks); the others were made with another
 * implementation of HMAC.
 */
class SignatureSchemesTest {

    private static SignedRequest request(String url, String body, Instant now, String... headers) {
        var all = new HttpHeaders();
        for (int index = 0; index < headers.length; index += 2) {
            all.add(headers[index], headers[index + 1]);
        }
        return new SignedRequest("POST", url, all, body.getBytes(StandardCharsets.UTF_8), now);
    }

    private static Verification verify(SignatureScheme scheme, SignedRequest request, String secrets) {
        return scheme.verify(request, SigningSecrets.of(secrets));
    }

    @Nested
    class Stripe {
        private static final Instant SIGNED = Instant.ofEpochSecond(1492774577);
        private static final String BODY = "{\"id\":\"evt_1\",\"object\":\"event\"}";
        private static final String SIGNATURE = "654b43d3508ecadb3f8cefc4bc7d3d2bdc5ba9e03bf2c89b2d0657a8e24e4543";
        private static final String HEADER = "t=1492774577,v1=" + SIGNATURE + ",v0=6ffbb59b2300aae63f272406069a9788";

        private Verification verify(String header, String body, Instant now, String secrets) {
            return SignatureSchemesTest.verify(
                    new StripeSignature(),
                    request("https://cs.example/webhooks/stripe", body, now, "Stripe-Signature", header),
                    secrets);
        }

        @Test
        void believesItsOwn() {
            assertThat(verify(HEADER, BODY, SIGNED, "whsec_test_secret")).isEqualTo(GENUINE);
        }

        @Test
        void believesOldAndNewSecretWhileTheyAreRolled() {
            assertThat(verify(HEADER, BODY, SIGNED, "whsec_new, whsec_test_secret"))
                    .isEqualTo(GENUINE);
            assertThat(verify(
                            "t=1492774577,v1=" + "00".repeat(32) + ",v1=" + SIGNATURE,
                            BODY,
                            SIGNED,
                            "whsec_test_secret"))
                    .isEqualTo(GENUINE);
        }

        @Test
        void refusesAnotherBodyAnotherSecretAndAnotherTime() {
            assertThat(verify(HEADER, BODY + " ", SIGNED, "whsec_test_secret")).isEqualTo(FORGED);
            assertThat(verify(HEADER, BODY, SIGNED, "whsec_other")).isEqualTo(FORGED);
            assertThat(verify(HEADER.replace("1492774577", "1492774578"), BODY, SIGNED, "whsec_test_secret"))
                    .isEqualTo(FORGED);
            assertThat(verify(HEADER, BODY, SIGNED, "")).isEqualTo(FORGED);
        }

        @Test
        void refusesARecording() {
            assertThat(verify(HEADER, BODY, SIGNED.plusSeconds(300), "whsec_test_secret"))
                    .isEqualTo(GENUINE);
            assertThat(verify(HEADER, BODY, SIGNED.plusSeconds(301), "whsec_test_secret"))
                    .isEqualTo(STALE);
            assertThat(verify(HEADER, BODY, SIGNED.minusSeconds(301), "whsec_test_secret"))
                    .isEqualTo(STALE);
        }

        @Test
        void refusesWhatIsNotSigned() {
            assertThat(List.of("", "t=1492774577", "v1=" + SIGNATURE, "t=x,v1=" + SIGNATURE, "t=1492774577,v1=zz"))
                    .allSatisfy(header -> assertThat(verify(header, BODY, SIGNED, "whsec_test_secret"))
                            .isEqualTo(UNSIGNED));
            assertThat(verify("t=9223372036854775807,v1=" + SIGNATURE, BODY, SIGNED, "whsec_test_secret"))
                    .isEqualTo(UNSIGNED);
        }
    }

    @Nested
    class HubSpot {
        private static final Instant SIGNED = Instant.ofEpochMilli(1700000000000L);
        private static final String URL = "https://cs.example/webhooks/hubspot?next=%2Fa%3ab&q=%20x";

        private Verification verify(String url, String body, Instant now) {
            return SignatureSchemesTest.verify(
                    new HubSpotSignature(),
                    request(
                            url,
                            body,
                            now,
                            "X-HubSpot-Signature-v3",
                            "rfPqud7f536lzswEtpQqdWYM5KTsHRt2eP10taIigfY=",
                            "X-HubSpot-Request-Timestamp",
                            "1700000000000"),
                    "hub-secret");
        }

        @Test
        void believesItsOwnWithTheAddressDecodedAsItDoes() {
            assertThat(verify(URL, "[{\"eventId\":1}]", SIGNED)).isEqualTo(GENUINE);
        }

        @Test
        void refusesTheSameForAnotherAddressBodyOrTime() {
            assertThat(verify(URL + "1", "[{\"eventId\":1}]", SIGNED)).isEqualTo(FORGED);
            assertThat(verify(URL, "[{\"eventId\":2}]", SIGNED)).isEqualTo(FORGED);
            assertThat(verify(URL, "[{\"eventId\":1}]", SIGNED.plusSeconds(301)))
                    .isEqualTo(STALE);
        }
    }

    @Nested
    class Zendesk {
        private static final Instant SIGNED = Instant.parse("2026-07-22T10:00:00Z");

        private Verification verify(String body, Instant now) {
            return SignatureSchemesTest.verify(
                    new ZendeskSignature(),
                    request(
                            "https://cs.example/webhooks/zendesk",
                            body,
                            now,
                            "X-Zendesk-Webhook-Signature",
                            "Wb/BC3XvCTqp72GKVLqs9iFW0fZR9t2RKmvqLbf1WRo=",
                            "X-Zendesk-Webhook-Signature-Timestamp",
                            "2026-07-22T10:00:00Z"),
                    "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==");
        }

        @Test
        void believesItsOwn() {
            assertThat(verify("{\"type\":\"zen:event-type:ticket.created\"}", SIGNED))
                    .isEqualTo(GENUINE);
        }

        @Test
        void refusesAnotherBodyAndARecording() {
            assertThat(verify("{\"type\":\"zen:event-type:ticket.deleted\"}", SIGNED))
                    .isEqualTo(FORGED);
            assertThat(verify("{\"type\":\"zen:event-type:ticket.created\"}", SIGNED.plusSeconds(3600)))
                    .isEqualTo(STALE);
        }
    }

    @Nested
    class IntercomAndSegment {
        private static final String BODY = "{\"type\":\"notification_event\"}";
        private static final String SIGNATURE = "ee7428da80e3d30bcbfcd10b30708df0b660715d";

        private Verification intercom(String header, String body) {
            return verify(
                    new IntercomSignature(),
                    request("https://cs.example/", body, Instant.EPOCH, "X-Hub-Signature", header),
                    "client-secret");
        }

        private Verification segment(String header, String body) {
            return verify(
                    new SegmentSignature(),
                    request("https://cs.example/", body, Instant.EPOCH, "X-Signature", header),
                    "client-secret");
        }

        @Test
        void believeTheirOwn() {
            assertThat(intercom("sha1=" + SIGNATURE, BODY)).isEqualTo(GENUINE);
            assertThat(segment(SIGNATURE, BODY)).isEqualTo(GENUINE);
        }

        @Test
        void refuseAnotherBody() {
            assertThat(intercom("sha1=" + SIGNATURE, BODY + "\n")).isEqualTo(FORGED);
            assertThat(segment(SIGNATURE, BODY + "\n")).isEqualTo(FORGED);
        }

        @Test
        void refuseWhatIsNotSigned() {
            assertThat(intercom(SIGNATURE, BODY)).isEqualTo(UNSIGNED);
            assertThat(intercom("sha256=" + SIGNATURE, BODY)).isEqualTo(UNSIGNED);
            assertThat(segment("", BODY)).isEqualTo(UNSIGNED);
            assertThat(segment("xyz", BODY)).isEqualTo(UNSIGNED);
        }
    }

    @Nested
    class Slack {
        private static final Instant SIGNED = Instant.ofEpochSecond(1531420618);
        private static final String BODY =
                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                        + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
                        + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        private Verification verify(String body, Instant now) {
            return SignatureSchemesTest.verify(
                    new SlackSignature(),
                    request(
                            "https://cs.example/webhooks/slack",
                            body,
                            now,
                            "X-Slack-Signature",
                            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                            "X-Slack-Request-Timestamp",
                            "1531420618"),
                    "8f742231b10e8888abcd99yyyzzz85a5");
        }

        @Test
        void believesItsOwn() {
            assertThat(verify(BODY, SIGNED)).isEqualTo(GENUINE);
        }

        @Test
        void refusesAnotherBodyAndARecording() {
            assertThat(verify(BODY + "&x=1", SIGNED)).isEqualTo(FORGED);
            assertThat(verify(BODY, SIGNED.plusSeconds(301))).isEqualTo(STALE);
        }
    }

    @Nested
    class Twilio {
        private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
        private static final String FORM = "To=%2B18005551212&Digits=1234&CallSid=CA1234567890ABCDE"
                + "&From=%2B14158675309&Caller=%2B14158675309";

        private Verification verify(String url, String body, String signature) {
            return SignatureSchemesTest.verify(
                    new TwilioSignature(), request(url, body, Instant.EPOCH, "X-Twilio-Signature", signature), "12345");
        }

        @Test
        void believesItsOwnFormInWhateverOrder() {
            assertThat(verify(URL, FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isEqualTo(GENUINE);
        }

        @Test
        void believesItWithAndWithoutThePort() {
            assertThat(verify(URL.replace(".com/", ".com:443/"), FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                    .isEqualTo(GENUINE);
        }

        @Test
        void refusesAnotherFieldOrAddress() {
            assertThat(verify(URL, FORM + "&Extra=1", "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                    .isEqualTo(FORGED);
            assertThat(verify(URL + "&baz=3", FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                    .isEqualTo(FORGED);
            assertThat(verify(URL, FORM, "")).isEqualTo(UNSIGNED);
        }

        @Test
        void believesItsOwnJsonByTheHashInTheAddress() {
            var url = URL + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
            var body = "{\"property\": \"value\", \"boolean\": true}";

            assertThat(verify(url, body, "a9nBmqA0ju/hNViExpshrM61xv4=")).isEqualTo(GENUINE);
            assertThat(verify(url, body + " ", "a9nBmqA0ju/hNViExpshrM61xv4=")).isEqualTo(FORGED);
        }
    }

    @Nested
    class StandardWebhooks {
        private static final Instant SIGNED = Instant.ofEpochSecond(1614265330);
        private static final String BODY = "{\"test\": 2432232314}";

        private Verification verify(String id, String signature, Instant now) {
            return SignatureSchemesTest.verify(
                    new StandardSignature(),
                    request(
                            "https://cs.example/webhooks/generic",
                            BODY,
                            now,
                            "webhook-id",
                            id,
                            "webhook-timestamp",
                            "1614265330",
                            "webhook-signature",
                            signature),
                    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        }

        @Test
        void areBelieved() {
            assertThat(verify(
                            "msg_p5jXN8AQM9LWM0D4loKWxJek",
                            "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                            SIGNED))
                    .isEqualTo(GENUINE);
        }

        @Test
        void areNotBelievedWithAnotherIdOrLater() {
            var signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

            assertThat(verify("msg_other", signature, SIGNED)).isEqualTo(FORGED);
            assertThat(verify("msg_p5jXN8AQM9LWM0D4loKWxJek", signature, SIGNED.plusSeconds(301)))
                    .isEqualTo(STALE);
            assertThat(verify("msg_p5jXN8AQM9LWM0D4loKWxJek", "v2,xx", SIGNED)).isEqualTo(UNSIGNED);
        }
    }

    @Nested
    class Secrets {

        @Test
        void areTwoAtMost() {
            assertThatThrownBy(() -> SigningSecrets.of("one,two,three")).hasMessageContaining("at most 2 are allowed");
            assertThat(SigningSecrets.of(" , ").isEmpty()).isTrue();
        }

        @Test
        void areNotPrinted() {
            assertThat(SigningSecrets.of("hush,quiet")).asString().doesNotContain("hush", "quiet");
        }
    }

    @Nested
    class Address {

        private static String called(String publicUrl, String path) {
            var request = new MockHttpServletRequest("POST", path);
            request.setQueryString("a=1");
            return SignedRequest.of(
                            request, new byte[0], publicUrl.isEmpty() ? null : URI.create(publicUrl), Instant.EPOCH)
                    .url();
        }

        @Test
        void isTheOneThatTheProviderCalled() {
            assertThat(called("", "/webhooks/x")).isEqualTo("http://localhost/webhooks/x?a=1");
            assertThat(called("https://cs.example", "/webhooks/x")).isEqualTo("https://cs.example/webhooks/x?a=1");
            assertThat(called("https://cs.example/in/", "/webhooks/x"))
                    .isEqualTo("https://cs.example/in/webhooks/x?a=1");
            assertThat(called("https://cs.example/in", "/in/webhooks/x"))
                    .isEqualTo("https://cs.example/in/webhooks/x?a=1");
        }
    }

    static List<SignatureScheme> everyScheme() {
        return List.of(
                new HubSpotSignature(),
                new IntercomSignature(),
                new MailgunSignature(),
                new PasswordSignature(),
                new SegmentSignature(),
                new SlackSignature(),
                new StandardSignature(),
                new StripeSignature(),
                new TwilioSignature(),
                new ZendeskSignature());
    }

    @ParameterizedTest
    @MethodSource("everyScheme")
    void noiseIsNeverBelievedAndNeverFails(SignatureScheme scheme) {
        var random = new Random(5);
        var names = List.of(
                "Stripe-Signature",
                "X-HubSpot-Signature-v3",
                "X-HubSpot-Request-Timestamp",
                "X-Zendesk-Webhook-Signature",
                "X-Zendesk-Webhook-Signature-Timestamp",
                "X-Hub-Signature",
                "X-Signature",
                "X-Twilio-Signature",
                "Authorization",
                "X-Slack-Signature",
                "X-Slack-Request-Timestamp",
                "webhook-id",
                "webhook-timestamp",
                "webhook-signature");
        var pieces = List.of(
                "t=", "v1=", ",", "v1,", "v0=", "sha1=", "Basic ", "00", "1700000000", "==", "%", " ", "é", "-1");
        for (int round = 0; round < 2_000; round++) {
            var headers = names.stream()
                    .flatMap(name -> List.of(name, noise(random, pieces)).stream())
                    .toArray(String[]::new);
            var request = request(
                    "https://cs.example/?" + noise(random, pieces),
                    noise(random, pieces),
                    Instant.ofEpochSecond(1_700_000_000),
                    headers);

            assertThat(verify(scheme, request, "secret").isGenuine()).isFalse();
        }
    }

    private static String noise(Random random, List<String> pieces) {
        return IntStream.range(0, random.nextInt(8))
                .mapToObj(any -> pieces.get(random.nextInt(pieces.size())))
                .reduce("", String::concat);
    }
}
