package dev.steadfast.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.email.TestCertificate;
import dev.steadfast.activities.returns.Returns;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.connectors.ConnectorStore;
import dev.steadfast.store.connectors.ConnectorView;
import dev.steadfast.store.locks.DatabaseLocks;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppressions;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters that really left come back, or are answered, in a real mailbox that is read over TLS. */
class ReturnsTest {

    private static GreenMail server;
    private static GreenMailUser mailbox;
    private static Steps steps;
    private static int contacts;

    private RunOfSteps run;
    private String contact = "";

    /** Of the letter, as the mail server has seen it. */
    private String messageId = "";

    @BeforeAll
    static void start() throws Exception {
        startServer(0);
        steps = new Steps(
                "--steadfast.returns.host=127.0.0.1",
                "--steadfast.returns.port=" + server.getImaps().getPort(),
                "--steadfast.returns.username=returns",
                "--steadfast.returns.password=secret",
                "--steadfast.returns.ca-file=" + TestCertificate.only().pem(),
                "--steadfast.replies.address=returns@us.example",
                "--steadfast.mail.bounce-address=bounces@us.example");
        steps.publish("writing", """
                steps:
                  - { id: hello, email: text, to: [admin] }
                  - id: heard
                    if: replied("hello")
                    then: [{ id: thank, task: Thank them, assignee: csm }]
                    else: [{ id: call, task: Call them, assignee: csm }]
                """);
    }

    private static void startServer(int port) {
        // it makes the certificate known to GreenMail
        TestCertificate.only();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        mailbox = server.setUser("returns@us.example", "returns", "secret");
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        server.stop();
    }

    @BeforeEach
    void aLetterHasLeft() {
        String name = "jo" + ++contacts;
        contact = name + "@acme.example";
        run = steps.enrol("writing", steps.account(Steps.admin(name)));
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        messageId = "<" + steps.messages().getLast() + ">";
    }

    private static void arrives(String message) throws Exception {
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> read() {
        List<String> counted = new ArrayList<>();
        steps.bean(Returns.class).read(counted::add);
        return counted;
    }

    private static String bounce(String recipient, String messageId, String action, String status) {
        return """
                From: MAILER-DAEMON@mx.acme.example
                To: bounces@us.example
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 user unknown

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: Hello

                --b--
                """.formatted(recipient, action, status, messageId);
    }

    private static String answer(String messageId, String more) {
        return "From: Jo <jo@acme.example>\nTo: success@steadfast.example\nSubject: Re: Hello\nIn-Reply-To: "
                + messageId + "\n" + more + "\nThank you!\n";
    }

    private String suppressed() {
        return steps.bean(Suppressions.class)
                .find("email", contact)
                .map(Suppression::reason)
                .map(Suppression.Reason::word)
                .orElse("-");
    }

    private String state() {
        return run.ledger().getFirst().replaceFirst(".* ", "");
    }

    @Test
    void lettersSayWhereTheyComeBackToAndWhereTheyAreAnswered() {
        assertThat(steps.mail().heard())
                .contains("MAIL FROM:<bounces@us.example>", "Reply-To: " + Steps.OWNER + ", returns@us.example");
    }

    @Test
    void aBounceEndsWithItsAddressSuppressed() throws Exception {
        arrives(bounce(contact, messageId, "failed", "5.1.1"));

        assertThat(read()).containsExactly("taken");
        assertThat(state()).isEqualTo("bounced");
        assertThat(suppressed()).isEqualTo("hard-bounce");
        assertThat(read()).as("seen").isEmpty();
    }

    @Test
    void aBounceThatSaysNothingOfTheAddressSuppressesNothing() throws Exception {
        arrives(bounce(contact, messageId, "failed", "4.2.2"));

        assertThat(read()).containsExactly("taken");
        assertThat(state()).isEqualTo("bounced");
        assertThat(suppressed()).isEqualTo("-");
    }

    @Test
    void whatIsReadTwiceIsOnRecordOnce() throws Exception {
        arrives(bounce(contact, messageId, "failed", "5.1.1"));
        arrives(bounce(contact, messageId, "failed", "5.1.1"));

        assertThat(read()).containsExactly("taken", "taken");
        assertThat(steps.jdbc()
                        .sql("select count(*) from touch_change where enrolment = ? and state = 'bounced'")
                        .param(run.enrolment())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void oneCopyAtATimeReads() throws Exception {
        arrives(bounce(contact, messageId, "failed", "5.1.1"));

        try (var other =
                steps.bean(DatabaseLocks.class).tryHold("returns", "mailbox").orElseThrow()) {
            assertThat(other).isNotNull();
            assertThat(read()).isEmpty();
        }
        assertThat(read()).containsExactly("taken");
    }

    @Test
    void whatCannotBeStoredIsReadAgain() throws Exception {
        arrives(bounce(contact, messageId, "failed", "5.1.1"));
        steps.jdbc().sql("alter table suppression rename to gone").update();
        try {
            assertThatThrownBy(ReturnsTest::read).hasMessageContaining("suppression");
            assertThat(state()).as("all or nothing").isEqualTo("sent");
        } finally {
            steps.jdbc().sql("alter table gone rename to suppression").update();
        }

        assertThat(read()).containsExactly("taken");
        assertThat(suppressed()).isEqualTo("hard-bounce");
    }

    @Test
    void aDelayIsNoNews() throws Exception {
        arrives(bounce(contact, messageId, "delayed", "4.4.1"));

        assertThat(read()).containsExactly("other");
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void whoDoesNotKnowTheRecipientOrTheLetterChangesNothing() throws Exception {
        String guessed = messageId.replace(run.enrolment(), "e_0000000000000000");
        arrives(bounce("ceo@acme.example", messageId, "failed", "5.1.1"));
        arrives(bounce(contact, guessed, "failed", "5.1.1"));
        arrives(answer(guessed, ""));

        assertThat(read()).containsExactly("foreign", "unknown", "unknown");
        assertThat(state()).isEqualTo("sent");
        assertThat(suppressed()).isEqualTo("-");
    }

    @Test
    void anAnswerCountsInConditions() throws Exception {
        arrives(answer("<other@acme.example>", "References: " + messageId + " <other@acme.example>\n"));

        assertThat(read()).containsExactly("taken");
        assertThat(state()).isEqualTo("replied");
        run.performThrough("thank");
        assertThat(run.onlyTask().title()).isEqualTo("Thank them");
    }

    @Test
    void anAbsenceNoteDoesNot() throws Exception {
        arrives(answer(messageId, "Auto-Submitted: auto-replied\n"));

        assertThat(read()).containsExactly("other");
        assertThat(state()).isEqualTo("sent");
        run.performThrough("call");
        assertThat(run.onlyTask().title())
                .as("nobody has answered, and that is known")
                .isEqualTo("Call them");
    }

    @Test
    void hostileMessagesKeepNothingFromBeingRead() throws Exception {
        arrives("From: x@y.example\nSubject: huge\n\n" + "x".repeat(2_000_000));
        arrives("From: x@y.example\nIn-Reply-To: " + "<".repeat(200_000) + "\n\nx\n");
        arrives("Content-Type: multipart/report; boundary=b\n\n" + "--b\n\n".repeat(2_000));
        arrives("Content-Type: multipart/report; boundary=\n\n--\n");
        arrives("""
                Content-Type: multipart/report; boundary=b

                --b
                Content-Type: message/delivery-status
                Content-Transfer-Encoding: base64

                %%%
                --b--
                """);
        arrives(bounce("x".repeat(100_000), messageId, "failed", "5.1.1"));
        arrives(bounce(contact, messageId, "failed", "5.1.1").replace("Sorry.", "x".repeat(300_000)));

        assertThat(read()).hasSize(7).endsWith("taken");
        assertThat(state()).isEqualTo("bounced");
        assertThat(Arrays.stream(inbox()).allMatch(ReturnsTest::seen)).isTrue();
    }

    private static MimeMessage[] inbox() {
        return server.getReceivedMessagesForDomain("us.example");
    }

    private static boolean seen(MimeMessage message) {
        try {
            return message.isSet(Flags.Flag.SEEN);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aServerThatIsGoneIsShownAndReadAgainWhenItIsBack() throws Exception {
        int port = server.getImaps().getPort();
        server.stop();

        assertThat(read()).isEmpty();
        assertThat(connector().state()).isEqualTo(ConnectorView.State.DEGRADED);
        assertThat(tried()).isInstanceOf(Acted.Failed.class);

        startServer(port);
        arrives(bounce(contact, messageId, "failed", "5.1.1"));
        assertThat(read()).containsExactly("taken");
        assertThat(connector().state()).isEqualTo(ConnectorView.State.UP);
        assertThat(tried())
                .isInstanceOfSatisfying(
                        Acted.Done.class, done -> assertThat(done.text()).endsWith("messages in INBOX"));
    }

    private static ConnectorView connector() {
        return steps.bean(ConnectorStore.class).find("mailbox").orElseThrow();
    }

    private static Acted tried() {
        return steps.connector("mailbox").tryOut();
    }

    @Test
    void answersThatNobodyReadsAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new Steps("--steadfast.replies.address=returns@us.example"))
                .rootCause()
                .hasMessageContaining("REPLY_ADDRESS is \"returns@us.example\" and BOUNCE_IMAP_HOST is empty");
    }
}
