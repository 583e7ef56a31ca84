package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steadfast.activities.email.MailSettings.Security;
import dev.steadfast.template.Attachment;
import dev.steadfast.template.Text;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives at a real mail server. */
class SentMessageTest {

    private static final Text TEXT = new Text("Schön, dass Sie da sind – 你好", "<p>Grüße</p>", "Grüße\n.\n..\nEnde\n");

    private GreenMail mailbox;
    private EmailSender sender;

    @BeforeEach
    void start() {
        mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        sender = sender("", "");
    }

    @AfterEach
    void stop() {
        sender.close();
        mailbox.stop();
    }

    @Test
    void isTextAndHtmlForTheReader() throws Exception {
        sender.send(email("ada@acme.example", "Ada Lövelace", "lena@us.example", Map.of()));

        MimeMessage message = onlyMessage();
        assertThat(message.getSubject()).isEqualTo(TEXT.subject());
        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("ada@acme.example"));
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Ada Lövelace");
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Jörg & Team");
        assertThat(message.getFrom()).containsExactly(new InternetAddress("cs@us.example"));
        assertThat(message.getReplyTo()).containsExactly(new InternetAddress("lena@us.example"));
        assertThat(message.getSentDate()).isNotNull();
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertPart(parts.getBodyPart(0), "text/plain", TEXT.plain());
        assertPart(parts.getBodyPart(1), "text/html", TEXT.html());
    }

    @Test
    void hasItsAttachmentsBehindTheText() throws Exception {
        Text text = new Text(
                "s",
                "<p>h</p>",
                "p\n",
                List.of(new Attachment("guide.pdf", "JVBERg=="), new Attachment("a.csv", "YTti")));
        sender.send(new OutgoingEmail("t@x.example", "ada@acme.example", null, null, text, Map.of()));

        MimeMultipart parts = (MimeMultipart) onlyMessage().getContent();
        assertThat(onlyMessage().getContentType()).startsWith("multipart/mixed");
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getCount())
                .isEqualTo(2);
        BodyPart guide = parts.getBodyPart(1);
        assertThat(guide.getContentType()).startsWith("application/pdf");
        assertThat(guide.getFileName()).isEqualTo("guide.pdf");
        assertThat(guide.getDisposition()).isEqualTo("attachment");
        assertThat(guide.getInputStream().readAllBytes()).asString().isEqualTo("%PDF");
        assertThat(parts.getBodyPart(2).getContentType()).startsWith("text/csv");
    }

    @Test
    void hasAMessageIdOfTheSendersDomainTheSameForEveryAttempt() throws Exception {
        sender.send(email("ada@acme.example", null, null, Map.of()));
        sender.send(email("ada@acme.example", null, null, Map.of()));

        assertThat(mailbox.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .containsExactly("<touch-1@us.example>", "<touch-1@us.example>");
    }

    @Test
    void takesTheLongestAddressThatThereIsAndNoLongerOne() throws Exception {
        String longest = "a".repeat(64) + "@" + ("b".repeat(61) + ".").repeat(3) + "xy";
        assertThat(longest).hasSizeLessThanOrEqualTo(254);
        sender.send(email(longest, null, null, Map.of()));
        assertThat(onlyMessage().getAllRecipients()[0]).hasToString(longest);
        mailbox.purgeEmailFromAllMailboxes();

        assertRefused(email("a".repeat(65) + "@acme.example", null, null, Map.of()));
        assertRefused(email("ada@" + ("b".repeat(61) + ".").repeat(4) + "example", null, null, Map.of()));
        // short enough as they are written, too long as they leave
        assertRefused(email("ada@" + "äöüéèàçñø".repeat(6) + ".example", null, null, Map.of()));
        assertRefused(email("ada@" + "äöüéèàçñøåäöüéèàçñøå.".repeat(9) + "example", null, null, Map.of()));
    }

    @Test
    void carriesTheMessageIdAndHeadersItWasGiven() throws Exception {
        sender.send(email("ada@acme.example", null, null, Map.of("X-Steadfast-Account", "acme ü", "List-Id", "x")));

        MimeMessage message = onlyMessage();
        assertThat(message.getMessageID()).isEqualTo("<touch-1@us.example>");
        assertThat(message.getHeader("Message-ID")).hasSize(1);
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("X-Steadfast-Account")).containsExactly("=?UTF-8?Q?acme_=C3=BC?=");
        assertThat(message.getHeader("List-Id")).containsExactly("x");
        assertThat(message.getHeader("Reply-To")).isNull();
    }

    @Test
    void reachesADomainWithLettersOutsideAscii() throws Exception {
        sender.send(email("ada@bücher.example", null, null, Map.of()));

        assertThat(onlyMessage().getAllRecipients()[0]).hasToString("ada@xn--bcher-kva.example");
    }

    @Test
    void signsIn() throws Exception {
        mailbox.setUser("cs@us.example", "cs", "p@ss:word/%");
        try (EmailSender signedIn = sender("cs", "p@ss:word/%");
                EmailSender stranger = sender("cs", "wrong")) {
            signedIn.send(email("ada@acme.example", null, null, Map.of()));
            assertThat(onlyMessage().getSubject()).isEqualTo(TEXT.subject());
            assertThatThrownBy(() -> stranger.send(email("ada@acme.example", null, null, Map.of())))
                    .isInstanceOf(EmailUnavailable.class)
                    .hasMessageContaining("535")
                    .hasMessageNotContaining("wrong");
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            ada@acme.example\\r\\nBcc: all@x.example, -, -
            ada, -, -
            ada@, -, -
            @acme.example, -, -
            ada@acme.example\\, eve@x.example, -, -
            ada lovelace@acme.example, -, -
            ädä@acme.example, -, -
            ada@acme.example, Ada\\r\\nBcc: all@x.example, -
            ada@acme.example, -, lena@us.example\\nBcc: all@x.example
            """)
    void refusesWhatIsNoAddress(String to, String name, String replyTo) {
        assertRefused(email(real(to), real(name), real(replyTo), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            X-A,          one\\r\\nBcc: all@x.example
            'X-A: b\\r\\nBcc', all@x.example
            X A,          b
            Bcc,          all@x.example
            Subject,      other
            Content-Type, text/plain
            message-id,   <x@y>
            """)
    void refusesAHeaderThatWouldChangeTheMessage(String name, String value) {
        assertRefused(email("ada@acme.example", null, null, Map.of(real(name), real(value))));
    }

    @Test
    void refusesASubjectOrMessageIdOfTwoLines() {
        Text twoLines = new Text("a\r\nBcc: all@x.example", "h", "p");
        assertRefused(new OutgoingEmail("t@x.example", "ada@acme.example", null, null, twoLines, Map.of()));
        assertRefused(new OutgoingEmail("t@x.example>\r\nBcc: <a", "ada@acme.example", null, null, TEXT, Map.of()));
    }

    private void assertRefused(OutgoingEmail email) {
        assertThatThrownBy(() -> sender.send(email))
                .isInstanceOf(EmailRefused.class)
                .hasMessageNotContaining("\n");
        assertThat(mailbox.getReceivedMessages()).isEmpty();
    }

    private static String real(String escaped) {
        return escaped == null
                ? null
                : escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\,", ",");
    }

    private static void assertPart(BodyPart part, String type, String content) throws Exception {
        assertThat(part.getContentType()).startsWithIgnoringCase(type + "; charset=utf-8");
        assertThat(part.getContent().toString()).isEqualToNormalizingNewlines(content);
    }

    private MimeMessage onlyMessage() {
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        return mailbox.getReceivedMessages()[0];
    }

    private static OutgoingEmail email(String to, String toName, String replyTo, Map<String, String> headers) {
        return new OutgoingEmail("<touch-1@steadfast.example>", to, toName, replyTo, TEXT, new HashMap<>(headers));
    }

    private EmailSender sender(String username, String password) {
        return new EmailSender(new MailSettings(
                "127.0.0.1",
                mailbox.getSmtp().getPort(),
                username,
                password,
                Security.NONE,
                "Jörg & Team <cs@us.example>",
                null,
                null));
    }
}
