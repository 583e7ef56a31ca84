package dev.steadfast.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppressions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the e-mail providers post, as they document it, about a letter of ours. */
@OverHttp
class DeliveryTest {

    private static final String PATH = "/webhooks/email/";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Suppressions suppressions;

    @Autowired
    AmazonStandIn amazon;

    private String enrolment = "";
    private String address = "";

    /** As it left: at the domain of the sender. */
    private String messageId = "";

    @BeforeEach
    void aLetter() {
        var customers = new Customers(new Client(port));
        var account = customers.fresh();
        enrolment = customers.enrolmentOf(account);
        address = "mia@" + account + ".example";
        jdbc.sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient,
                                           template, state, token, deadline, message_id, at)
                        values (:enrolment, 'remind', 1, 0, :account, 'email', 'email', 'lifecycle', :address, 'remind', 'sent',
                                't', now(), '<' || :enrolment || '.remind.1.0@steadfast>', now())
                        """)
                .param("enrolment", enrolment)
                .param("account", account)
                .param("address", address)
                .update();
        messageId = enrolment + ".remind.1.0@mail.ours.example";
    }

    private String state() {
        return jdbc.sql("select state from touch where enrolment = ? and step = 'remind'")
                .param(enrolment)
                .query(String.class)
                .single();
    }

    private List<String> said() {
        return jdbc.sql("""
                        select state || ' by ' || by || coalesce(': ' || words, '') from touch_change
                         where enrolment = ? and step = 'remind' order by id
                        """).param(enrolment).query(String.class).list();
    }

    private String suppressed() {
        return suppressions
                .find("email", address)
                .map(Suppression::reason)
                .map(Suppression.Reason::word)
                .orElse("-");
    }

    private static String now() {
        return String.valueOf(Instant.now().getEpochSecond());
    }

    private Answer sendgrid(String body) {
        var time = now();
        return sendgrid(time, SendGridStandIn.signature(time, body), body);
    }

    private Answer sendgrid(String time, String signature, String body) {
        return new Client(port)
                .post(
                        PATH + "sendgrid",
                        body,
                        "X-Twilio-Email-Event-Webhook-Timestamp",
                        time,
                        "X-Twilio-Email-Event-Webhook-Signature",
                        signature);
    }

    private Answer postmark(String password, String body) {
        var credentials = Base64.getEncoder().encodeToString(("us:" + password).getBytes(StandardCharsets.UTF_8));
        return new Client(port).post(PATH + "postmark", body, "Authorization", "Basic " + credentials);
    }

    private Answer mailgun(String time, String signature, String event) {
        return new Client(port).post(PATH + "mailgun", """
                {"signature": {"timestamp": "%s", "token": "t0k3n", "signature": "%s"}, "event-data": %s}
                """.formatted(time, signature, event));
    }

    private Answer mailgun(String event) {
        var time = now();
        return mailgun(time, mailgunSignature(time), event);
    }

    private static String mailgunSignature(String time) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("mail-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((time + "t0k3n").getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer ses(String body) {
        return new Client(port).send("POST", PATH + "ses", "text/plain; charset=UTF-8", body);
    }

    @Nested
    class SendGrid {

        private String event(String fields) {
            return """
                    {"email": "%s", "timestamp": 1772442000, "sg_event_id": "e", "smtp-id": "<%s>", %s}""".formatted(address, messageId, fields);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        "event": "delivered", "response": "250 OK"                                           | delivered  | -
                        "event": "open", "useragent": "Mozilla"                                              | opened     | -
                        "event": "open", "sg_machine_open": true                                             | sent       | -
                        "event": "click", "url": "https://x.example/a"                                       | clicked    | -
                        "event": "bounce", "type": "bounce", "status": "5.1.1", "reason": "no such user"     | bounced    | hard-bounce
                        "event": "bounce", "type": "blocked", "status": "5.7.1", "reason": "policy"          | bounced    | -
                        "event": "dropped", "reason": "Bounced Address"                                      | bounced    | hard-bounce
                        "event": "dropped", "reason": "Spam Reporting Address"                               | complained | complaint
                        "event": "deferred", "response": "400 try again later", "attempt": "5"               | sent       | -
                        "event": "spamreport"                                                                | complained | complaint
                        "event": "processed"                                                                 | sent       | -
                        "event": "account_status_change", "type": "compliance_suspend"                       | sent       | -
                        """)
        void saysWhatBecameOfIt(String fields, String state, String suppression) {
            assertThat(sendgrid("[" + event(fields) + "]").status()).isEqualTo(200);

            assertThat(state()).isEqualTo(state);
            assertThat(suppressed()).isEqualTo(suppression);
        }

        @Test
        void knowsTheLetterByItsArgumentWhereTheMessageIdIsMissing() {
            var answer = sendgrid("[{\"event\": \"open\", \"steadfast_message\": \"" + messageId + "\"}]");

            assertThat(answer.text("/taken")).isEqualTo("1");
            assertThat(state()).isEqualTo("opened");
        }

        @Test
        void maySayEverythingTwiceInAnyOrderAndTogetherWithTheLettersOfOthers() {
            var delivered = event("\"event\": \"delivered\", \"response\": \"250 OK\"");
            var clicked = event("\"event\": \"click\", \"url\": \"https://x.example/a\"");
            var foreign =
                    "{\"event\": \"bounce\", \"type\": \"bounce\", \"email\": \"x@y.example\", \"smtp-id\": \"<a@b>\"}";

            sendgrid("[" + clicked + "," + delivered + "]");
            var answer = sendgrid("[" + delivered + "," + foreign + "," + clicked + "]");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"taken\":2,\"unknown\":1}");
            assertThat(state()).isEqualTo("clicked");
            assertThat(said())
                    .containsExactly("clicked by sendgrid: https://x.example/a", "delivered by sendgrid: 250 OK");
            assertThat(suppressions.find("email", "x@y.example")).isEmpty();
        }

        @Test
        void isNotBelievedWithoutItsSignature() {
            var body = "[" + event("\"event\": \"spamreport\"") + "]";
            var time = now();
            var old = String.valueOf(Instant.now().minusSeconds(400).getEpochSecond());

            assertThat(sendgrid(time, SendGridStandIn.signature(time, body), body + " ")
                            .status())
                    .isEqualTo(401);
            assertThat(sendgrid(old, SendGridStandIn.signature(old, body), body).status())
                    .as("stale")
                    .isEqualTo(401);
            assertThat(sendgrid(time, "AAAA", body).status()).isEqualTo(401);
            assertThat(sendgrid(time, "%", body).status()).isEqualTo(401);
            assertThat(new Client(port).post(PATH + "sendgrid", body).status()).isEqualTo(401);
            assertThat(state()).isEqualTo("sent");
        }

        @Test
        void hasAKeyThatIsOneOrTheStartFails() {
            assertThatThrownBy(() -> new DeliverySettings("MFkw-no-key", null, null, null))
                    .hasMessageContaining("STEADFAST_WEBHOOK_SENDGRID_KEY holds no public key");
            assertThat(new DeliverySettings(SendGridStandIn.publicKey(), "hush", "hush", null))
                    .asString()
                    .doesNotContain("hush");
        }
    }

    @Nested
    class Postmark {

        private String record(String fields) {
            return """
                    {"Metadata": {"steadfast-message": "%s"}, "MessageID": "00000000-0000-0000-0000-000000000000", %s}""".formatted(messageId, fields);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        "RecordType": "Delivery", "Details": "250 ok"                          | delivered  | -
                        "RecordType": "Open"                                                   | opened     | -
                        "RecordType": "Click", "OriginalLink": "https://x.example/"            | clicked    | -
                        "RecordType": "Bounce", "Type": "HardBounce", "Details": "550 no"      | bounced    | hard-bounce
                        "RecordType": "Bounce", "Type": "SoftBounce", "Details": "full"        | bounced    | -
                        "RecordType": "Bounce", "Type": "AutoResponder"                        | sent       | -
                        "RecordType": "SpamComplaint", "Type": "SpamComplaint"                 | complained | complaint
                        "RecordType": "SubscriptionChange", "SuppressSending": true            | sent       | -
                        """)
        void saysWhatBecameOfIt(String fields, String state, String suppression) {
            assertThat(postmark("new-password", record(fields)).status()).isEqualTo(200);

            assertThat(state()).isEqualTo(state);
            assertThat(suppressed()).isEqualTo(suppression);
        }

        @Test
        void isBelievedWithThePasswordThatItsAddressHas() {
            var body = record("\"RecordType\": \"Open\"");

            assertThat(postmark("guess", body).status()).isEqualTo(401);
            assertThat(postmark("", body).status()).isEqualTo(401);
            assertThat(new Client(port)
                            .post(PATH + "postmark", body, "Authorization", "Bearer new-password")
                            .status())
                    .isEqualTo(401);
            assertThat(new Client(port).post(PATH + "postmark", body).status()).isEqualTo(401);
            assertThat(state()).isEqualTo("sent");
            assertThat(postmark("old-password", body).status()).isEqualTo(200);
            assertThat(state()).isEqualTo("opened");
        }
    }

    @Nested
    class Mailgun {

        private String event(String fields) {
            return """
                    {"message": {"headers": {"message-id": "%s", "to": "%s"}}, "recipient": "%s", %s}""".formatted(messageId, address, address, fields);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        "event": "delivered", "delivery-status": {"message": "OK", "code": 250}                       | delivered  | -
                        "event": "opened"                                                                             | opened     | -
                        "event": "clicked", "url": "https://x.example/"                                               | clicked    | -
                        "event": "complained"                                                                         | complained | complaint
                        "event": "failed", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550} | bounced | hard-bounce
                        "event": "failed", "severity": "permanent", "reason": "suppress-bounce"                       | bounced    | hard-bounce
                        "event": "failed", "severity": "permanent", "reason": "old"                                   | bounced    | -
                        "event": "failed", "severity": "temporary", "reason": "generic"                               | sent       | -
                        "event": "accepted"                                                                           | sent       | -
                        """)
        void saysWhatBecameOfIt(String fields, String state, String suppression) {
            assertThat(mailgun(event(fields)).status()).isEqualTo(200);

            assertThat(state()).isEqualTo(state);
            assertThat(suppressed()).isEqualTo(suppression);
        }

        @Test
        void isNotBelievedWithoutAFreshSignature() {
            var opened = event("\"event\": \"opened\"");
            var old = String.valueOf(Instant.now().minusSeconds(400).getEpochSecond());

            assertThat(mailgun(now(), "00", opened).status()).isEqualTo(401);
            assertThat(mailgun(old, mailgunSignature(old), opened).status()).isEqualTo(401);
            assertThat(new Client(port).post(PATH + "mailgun", "not JSON").status())
                    .isEqualTo(401);
            assertThat(state()).isEqualTo("sent");
        }
    }

    @Nested
    class Ses {

        private String notice(String fields) {
            return """
                    {%s, "mail": {"messageId": "0100-amazons", "headers": [{"name": "Message-ID", "value": "<%s>"}],
                     "commonHeaders": {"messageId": "<%s>"}}}""".formatted(fields, messageId, messageId);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        "eventType": "Delivery", "delivery": {"smtpResponse": "250 ok"}                            | delivered  | -
                        "notificationType": "Delivery"                                                             | delivered  | -
                        "eventType": "Open"                                                                        | opened     | -
                        "eventType": "Click", "click": {"link": "https://x.example/"}                              | clicked    | -
                        "eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bounceSubType": "General"}   | bounced    | hard-bounce
                        "notificationType": "Bounce", "bounce": {"bounceType": "Transient"}                        | bounced    | -
                        "eventType": "Complaint", "complaint": {"complaintFeedbackType": "abuse"}                  | complained | complaint
                        "eventType": "Complaint", "complaint": {"complaintFeedbackType": "not-spam"}               | sent       | -
                        "eventType": "DeliveryDelay"                                                               | sent       | -
                        "eventType": "Send"                                                                        | sent       | -
                        """)
        void saysWhatBecameOfIt(String fields, String state, String suppression) {
            assertThat(ses(AmazonStandIn.notice("2", notice(fields))).status()).isEqualTo(200);

            assertThat(state()).isEqualTo(state);
            assertThat(suppressed()).isEqualTo(suppression);
        }

        @Test
        void maySignTheOldWayAndWithASubject() {
            var fields = AmazonStandIn.fields(
                    "Notification", Map.of("Message", notice("\"eventType\": \"Open\""), "Subject", "Amazon SES"));

            assertThat(ses(AmazonStandIn.signed("sns", AmazonStandIn.CERTIFICATE, "1", fields))
                            .status())
                    .isEqualTo(200);
            assertThat(state()).isEqualTo("opened");
        }

        @Test
        void isConfirmedAtAnAddressOfAmazonsAndNowhereElse() {
            var there = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=" + enrolment;

            assertThat(ses(subscription(there)).status()).isEqualTo(200);
            assertThat(amazon.asked()).contains(URI.create(there));

            for (var elsewhere : List.of(
                    "https://sns.eu-central-1.amazonaws.com.evil.example/",
                    "https://evil.example/sns.eu-central-1.amazonaws.com",
                    "http://sns.eu-central-1.amazonaws.com/",
                    "https://sns.eu-central-1.amazonaws.com@evil.example/",
                    "https://x@sns.eu-central-1.amazonaws.com/",
                    "https://sns.eu-central-1.amazonaws.com:8443/",
                    "https://169.254.169.254/",
                    "file:///etc/passwd",
                    "")) {
                var before = List.copyOf(amazon.asked());
                assertThat(ses(subscription(elsewhere)).status()).as(elsewhere).isEqualTo(400);
                assertThat(amazon.asked()).as(elsewhere).isEqualTo(before);
            }
        }

        private String subscription(String address) {
            return AmazonStandIn.signed(
                    "sns",
                    AmazonStandIn.CERTIFICATE,
                    "2",
                    AmazonStandIn.fields(
                            "SubscriptionConfirmation",
                            Map.of("Message", "Confirm", "SubscribeURL", address, "Token", "t")));
        }

        @Test
        void isNotBelievedFromOtherTopicsWithOtherCertificatesOrAnotherText() {
            var message = Map.of("Message", notice("\"eventType\": \"Open\""));
            var fields = AmazonStandIn.fields("Notification", message);
            var foreign = AmazonStandIn.fields("Notification", message);
            foreign.put("TopicArn", "arn:aws:sns:eu-central-1:999999999999:theirs");
            var genuine = AmazonStandIn.signed("sns", AmazonStandIn.CERTIFICATE, "2", fields);

            assertThat(List.of(
                            AmazonStandIn.signed("sns", AmazonStandIn.CERTIFICATE, "2", foreign),
                            AmazonStandIn.signed("impostor", AmazonStandIn.IMPOSTOR, "2", fields),
                            AmazonStandIn.signed("impostor", AmazonStandIn.CERTIFICATE, "2", fields),
                            AmazonStandIn.signed(
                                    "sns", "https://evil.example/SimpleNotificationService.pem", "2", fields),
                            AmazonStandIn.signed(
                                    "sns", "https://sns.eu-central-1.amazonaws.com/nothing.pem", "2", fields),
                            AmazonStandIn.signed("sns", AmazonStandIn.CERTIFICATE + "?x", "2", fields),
                            genuine.replace("m-1", "m-2"),
                            genuine.replace("\"Signature\"", "\"Other\""),
                            "[]",
                            "no JSON"))
                    .allSatisfy(body -> assertThat(ses(body).status()).as(body).isEqualTo(401));
            assertThat(amazon.asked()).allMatch(asked -> asked.getHost().endsWith(".amazonaws.com"));
            assertThat(state()).isEqualTo("sent");
        }

        /** SNS gives up after a 4xx, and tries again after a 5xx. */
        @Test
        void isAskedToComeAgainWhileItsCertificateCannotBeRead() {
            var fields = AmazonStandIn.fields("Notification", Map.of("Message", "{}"));

            assertThat(ses(AmazonStandIn.signed("sns", AmazonStandIn.UNREACHABLE, "2", fields))
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    void aProviderThatNobodyKnowsIsNotThere() {
        assertThat(new Client(port).post(PATH + "pigeon", "{}").status()).isEqualTo(404);
        assertThat(new Client(port).post(PATH + "%2e%2e", "{}").status()).isBetween(400, 404);
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() {
        assertThat(postmark("new-password", "[" + "1,".repeat(2_000_000) + "1]").status())
                .isEqualTo(413);
    }

    /** Whatever genuine senders say, there is an answer that is no failure of ours and tells nothing of us. */
    @Test
    void strangeReportsDoNoHarm() {
        var random = new Random(11);
        for (int round = 0; round < 120; round++) {
            var event = """
                    {"event": %s, "type": %s, "reason": %s, "status": %s, "url": %s, "smtp-id": %s, "RecordType": %s, "Type": %s,
                     "Details": %s, "OriginalLink": %s, "Metadata": {"steadfast-message": %s}, "steadfast_message": %s,
                     "severity": %s, "message": {"headers": {"message-id": %s}}, "delivery-status": %s}""".formatted(strange(random, 15));
            var notice = "{\"eventType\": %s, \"bounce\": %s, \"click\": {\"link\": %s}, \"mail\": {\"headers\": %s}}"
                    .formatted(strange(random, 4));
            unharmed(event, sendgrid(random.nextBoolean() ? "[" + event + "]" : event));
            unharmed(event, postmark("new-password", event));
            unharmed(event, mailgun(event));
            unharmed(notice, ses(AmazonStandIn.notice("2", notice)));
            unharmed(notice, new Client(port).post(PATH + "mailgun", notice));
        }
    }

    private Object[] strange(Random random, int most) {
        var values = List.of(
                "\"\\u0000\"",
                "\"\\ud800\"",
                "null",
                "[]",
                "{}",
                "1e400",
                "\"" + "x".repeat(5_000) + "\"",
                "\"<" + messageId + ">\"",
                "\"bounce\"",
                "\"click\"",
                "\"Click\"",
                "\"clicked\"",
                "\"Bounce\"",
                "\"failed\"",
                "\"permanent\"",
                "\"é\\r\\nX: y\"");
        return random.ints(most, 0, values.size()).mapToObj(values::get).toArray();
    }

    private static void unharmed(String sent, Answer answer) {
        assertThat(answer.status()).as(sent).isBetween(200, 499);
        assertThat(answer.body()).as(sent).doesNotContain("Exception", "\tat ", "dev.steadfast", "SQL");
    }
}
