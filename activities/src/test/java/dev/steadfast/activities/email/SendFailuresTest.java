package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steadfast.activities.email.MailSettings.Security;
import dev.steadfast.template.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a message may be sent again hangs on these answers. */
class SendFailuresTest {

    private static final OutgoingEmail EMAIL = new OutgoingEmail(
            "touch-1@steadfast.example",
            "ada@acme.example",
            "Ada",
            null,
            new Text("Hello", "<p>Hello</p>", "Hello\n"),
            Map.of());

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void anAcceptedMessageHasTheServersWords() throws Exception {
        assertThat(send().text()).isEqualTo("250 queued as 42");
        assertThat(server.heard()).contains("MAIL FROM:<cs@us.example>", "RCPT TO:<ada@acme.example>");
    }

    @ParameterizedTest(name = "{0} answered by {1}: {2}")
    @CsvSource(textBlock = """
            GREETING, 554 not today,           Unavailable, 554 not today
            GREETING, drop,                    Unavailable, without an answer
            EHLO,     421 busy,                Unavailable, 500 what?
            EHLO,     drop,                    Unavailable, ''
            MAIL,     451 later,               Unavailable, 451 later
            MAIL,     550 who are you,         Unavailable, 550 who are you
            MAIL,     530 sign in first,       Unavailable, 530 sign in first
            MAIL,     drop,                    Unavailable, without an answer
            RCPT,     450 greylisted,          Unavailable, 450 greylisted
            RCPT,     451 later,               Unavailable, 451 later
            RCPT,     552 mailbox full,        Unavailable, 552 mailbox full
            RCPT,     530 sign in first,       Unavailable, 530 sign in first
            RCPT,     421 closing|drop,        Unavailable, 421 closing
            RCPT,     550 no such user,        Refused,     550 no such user
            RCPT,     550-no|550 such user,    Refused,     550-no 550 such user
            RCPT,     554 blocked,             Refused,     554 blocked
            RCPT,     550 no such user|drop,   Refused,     550 no such user
            RCPT,     999 nonsense,            Unavailable, 999 nonsense
            RCPT,     drop,                    Unavailable, without an answer
            DATA,     451 later,               Unavailable, 451 later
            DATA,     554 no,                  Refused,     554 no
            DATA,     drop,                    Unavailable, without an answer
            .,        451 later,               Unavailable, 451 later
            .,        421 closing|drop,        Unavailable, 421 closing
            .,        554 spam,                Refused,     554 spam
            .,        554 spam|drop,           Refused,     554 spam
            .,        552 too big,             Refused,     552 too big
            .,        drop,                    Uncertain,   without an answer
            .,        25,                      Uncertain,   Not an answer of a mail server: 25
            .,        hello?,                  Uncertain,   hello?
            .,        354 go on,               Uncertain,   354 go on
            """)
    void meansWhatTheServerSaidAndWhen(String command, String answer, String kind, String words) {
        server.answering(command, answer);

        Throwable failure = catchThrowable(this::send);

        assertThat(failure.getClass().getSimpleName()).isEqualTo("Email" + kind);
        assertThat(((SendFailed) failure).answer()).contains(words).isEqualTo(failure.getMessage());
    }

    @ParameterizedTest(name = "{0} answered by {1}: {2}")
    @CsvSource(textBlock = """
            ., 251 will forward
            ., 250 queued as 42|drop
            QUIT, drop
            QUIT, hang
            QUIT, 500 what
            """)
    void anAcceptedMessageStaysAccepted(String command, String answer) throws Exception {
        server.answering(command, answer);

        assertThat(send().text()).startsWith("25");
    }

    @ParameterizedTest(name = "{1} at {0}: {2}")
    @CsvSource(textBlock = """
            GREETING, hang,   Unavailable
            GREETING, babble, Unavailable
            RCPT,     hang,   Unavailable
            DATA,     hang,   Unavailable
            .,        hang,   Uncertain
            .,        babble, Uncertain
            """)
    void endsAtTheDeadlineWhateverTheServerDoes(String command, String answer, String kind) {
        server.answering(command, answer);

        Throwable failure = catchThrowable(() -> send(settings(server.port(), Security.NONE, Duration.ofMillis(400))));

        assertThat(failure.getClass().getSimpleName()).isEqualTo("Email" + kind);
        assertThat(failure).hasMessageContaining("longer than 400 ms");
    }

    @Test
    void sendsNothingOnceItsClaimHasEnded() {
        try (EmailSender sender = new EmailSender(settings(server.port(), Security.NONE, Duration.ofSeconds(30)))) {
            assertThatThrownBy(() -> sender.send(EMAIL, Instant.EPOCH))
                    .isInstanceOf(EmailUnavailable.class)
                    .hasMessageContaining("too late");
        }
        assertThat(server.heard()).isEmpty();
    }

    @Test
    void isUnavailableWhereNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(() -> send(settings(free, Security.NONE, Duration.ofSeconds(30))))
                .isInstanceOf(EmailUnavailable.class)
                .hasMessageContaining("refused");
    }

    @Test
    void isUnavailableWhereTheServerIsNotAsSafeAsWanted() {
        assertThatThrownBy(() -> send(settings(server.port(), Security.STARTTLS, Duration.ofSeconds(30))))
                .isInstanceOf(EmailUnavailable.class)
                .hasMessageContaining("STARTTLS");
        assertThatThrownBy(() -> send(settings(server.port(), Security.TLS, Duration.ofSeconds(30))))
                .isInstanceOf(EmailUnavailable.class);
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void isUnavailableWithoutAServer() {
        MailSettings none = new MailSettings(null, null, null, null, null, null, null, null);

        assertThatThrownBy(() -> send(none))
                .isInstanceOf(EmailUnavailable.class)
                .hasMessage("E-mail is not configured: set SMTP_HOST");
    }

    private SendAnswer send() throws SendFailed {
        return send(settings(server.port(), Security.NONE, Duration.ofSeconds(30)));
    }

    private static SendAnswer send(MailSettings settings) throws SendFailed {
        try (EmailSender sender = new EmailSender(settings)) {
            return sender.send(EMAIL);
        }
    }

    private static MailSettings settings(int port, Security security, Duration deadline) {
        return new MailSettings("127.0.0.1", port, null, null, security, "cs@us.example", null, deadline);
    }
}
