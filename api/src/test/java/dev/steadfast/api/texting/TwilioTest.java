package dev.steadfast.api.texting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.reach.Consent;
import dev.steadfast.store.reach.Consents;
import dev.steadfast.store.reach.Suppressions;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class TwilioTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(10_000_000);
    private static final String INBOUND = "/webhooks/twilio/inbound";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Consents consents;

    @Autowired
    Suppressions suppressions;

    String number;

    @BeforeEach
    void aNumber() {
        number = "+4930" + NUMBER.incrementAndGet();
    }

    private Answer post(String token, String path, String form) {
        return new Client(port, "X-Twilio-Signature", signature(token, "http://localhost:" + port + path, form))
                .send("POST", path, "application/x-www-form-urlencoded", form);
    }

    private Answer post(String path, String form) {
        return post("new-token", path, form);
    }

    /** As Twilio documents it, for forms in which no name comes twice. */
    private static String signature(String token, String url, String form) {
        String fields = Arrays.stream(form.split("&"))
                .filter(field -> field.contains("="))
                .map(field -> decoded(field.substring(0, field.indexOf('=')))
                        + decoded(field.substring(field.indexOf('=') + 1)))
                .sorted()
                .collect(Collectors.joining());
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal((url + fields).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Nested
    class AReport {

        String enrolment;
        String path;

        @BeforeEach
        void aMessage() {
            Customers customers = new Customers(new Client(port));
            String account = customers.fresh();
            enrolment = customers.enrolmentOf(account);
            jdbc.sql("""
                            insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient,
                                               template, state, token, deadline, message_id, provider_id, at)
                            values (:enrolment, 'remind', 1, 0, :account, 'sms', 'sms', 'transactional', :number, 'short', 'sent',
                                    't', now(), :id, :sid, now())
                            """)
                    .param("enrolment", enrolment)
                    .param("account", account)
                    .param("number", number)
                    .param("id", "<" + enrolment + ".remind.1.0@steadfast>")
                    .param("sid", "SM-" + enrolment)
                    .update();
            path = "/webhooks/twilio/status?message=" + encoded("<" + enrolment + ".remind.1.0@steadfast>");
        }

        private String state() {
            return jdbc.sql("select state from touch where enrolment = ? and step = 'remind'")
                    .param(enrolment)
                    .query(String.class)
                    .single();
        }

        private List<String> said() {
            return jdbc.sql("select state || ': ' || words from touch_change where enrolment = ? order by id")
                    .param(enrolment)
                    .query(String.class)
                    .list();
        }

        @Test
        void movesItsMessageOn() {
            assertThat(post(path, "MessageSid=SM1&MessageStatus=delivered").status())
                    .isEqualTo(204);

            assertThat(state()).isEqualTo("delivered");
        }

        @Test
        void isUnderstoodByTheSidToo() {
            post("/webhooks/twilio/status", "MessageSid=SM-" + enrolment + "&MessageStatus=delivered");

            assertThat(state()).isEqualTo("delivered");
        }

        @Test
        void mayComeTwiceAndInAnyOrder() {
            post(path, "MessageSid=SM1&MessageStatus=delivered");
            post(path, "MessageSid=SM1&MessageStatus=delivered");
            post(path, "MessageSid=SM1&MessageStatus=sent");

            assertThat(state()).isEqualTo("delivered");
            assertThat(said()).containsExactly("delivered: delivered", "delivered: delivered", "sent: sent");
        }

        @Test
        void saysInWordsWhyNothingArrived() {
            post(path, "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&ErrorMessage=Unreachable+handset");

            assertThat(state()).isEqualTo("bounced");
            assertThat(said()).containsExactly("bounced: undelivered 30003 Unreachable handset");
            assertThat(suppressions.find("sms", number)).isEmpty();
        }

        @Test
        void stopsANumberThatDoesNotExist() {
            post(path, "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30005");

            assertThat(suppressions.find("sms", number)).isPresent();
        }

        @Test
        void settlesADoubt() {
            jdbc.sql("update touch set state = 'parked' where enrolment = ?")
                    .param(enrolment)
                    .update();

            post(path, "MessageSid=SM1&MessageStatus=delivered");

            assertThat(state()).isEqualTo("delivered");
        }

        @Test
        void isBelievedWhileTheTokenChanges() {
            assertThat(post("old-token", path, "MessageSid=SM1&MessageStatus=delivered")
                            .status())
                    .isEqualTo(204);
            assertThat(state()).isEqualTo("delivered");
        }

        @Test
        void isNotBelievedWithAnotherSignature() {
            Answer refused = post("stolen", path, "MessageSid=SM1&MessageStatus=failed");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            assertThat(state()).isEqualTo("sent");
        }

        @Test
        void ofAMessageThatIsNotOursIsDropped() {
            assertThat(post("/webhooks/twilio/status?message=x", "MessageSid=SMx&MessageStatus=delivered")
                            .status())
                    .isEqualTo(204);
        }
    }

    @Nested
    class AnAnswer {

        private List<Boolean> granted() {
            return consents.of(number).stream().map(Consent::granted).toList();
        }

        private void says(String words, String more) {
            Answer answer = post(INBOUND, "MessageSid=SM2&From=" + encoded(number) + "&Body=" + encoded(words) + more);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).endsWith("<Response/>");
        }

        @Test
        void stopTakesTheConsentBackWithProofAndStartGivesItAgain() {
            says(" Stop.", "");

            assertThat(granted()).containsExactly(false, false, false);
            assertThat(consents.of(number)).allSatisfy(consent -> {
                assertThat(consent.source()).isEqualTo("text message SM2");
                assertThat(consent.words()).isEqualTo("Stop.");
                assertThat(consent.by()).isEqualTo("contact");
            });

            says("START", "");

            assertThat(granted()).containsExactly(true, true, true);
        }

        @Test
        void inOtherWordsIsUnderstoodAsTwilioDoes() {
            says("Arrêt", "&OptOutType=STOP");

            assertThat(granted()).containsExactly(false, false, false);
        }

        @Test
        void thatIsNoSuchWordChangesNothing() {
            says("Please do not stop the service", "");

            assertThat(granted()).isEmpty();
        }

        @Test
        void thatIsNotSignedChangesNothing() {
            Answer refused = post("stolen", INBOUND, "From=" + encoded(number) + "&Body=STOP");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(granted()).isEmpty();
        }
    }

    @Test
    void isNoneOfOurNumbersAndChangesNothing() {
        assertThat(post(INBOUND, "From=whatsapp%3A12&Body=STOP").status()).isEqualTo(200);
    }

    @Test
    void isNotReadWithoutEnd() {
        assertThat(post(INBOUND, "Body=" + "x".repeat(100_000)).status()).isEqualTo(413);
    }

    @Test
    void noBodyWhateverBreaksAnything() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            String noise = new String(bytes, StandardCharsets.ISO_8859_1);
            String form = "MessageStatus=delivered&Body=" + encoded(noise) + "&From=" + encoded(noise) + "&MessageSid="
                    + encoded(noise);
            String query = "/webhooks/twilio/status?message=" + encoded(noise);

            assertThat(post(query, form).status()).isEqualTo(204);
            assertThat(post(INBOUND, form).status()).isEqualTo(200);
            assertThat(new Client(port, "X-Twilio-Signature", encoded(noise))
                            .send("POST", INBOUND, "application/x-www-form-urlencoded", noise)
                            .status())
                    .isEqualTo(403);
        }
    }
}
