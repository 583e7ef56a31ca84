package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.activities.email.MailSettings.Security;
import dev.steadfast.template.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection for many messages, and still none of them twice. */
class PooledConnectionsTest {

    private ScriptedServer server;
    private EmailSender sender;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        sender = sender(MailLimits.NONE, Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() throws IOException {
        sender.close();
        server.close();
    }

    private EmailSender sender(MailLimits limits, Duration deadline) {
        return new EmailSender(
                new MailSettings(
                        "127.0.0.1", server.port(), null, null, Security.NONE, "cs@us.example", null, deadline),
                limits);
    }

    private static OutgoingEmail email(String id) {
        return new OutgoingEmail(
                id + "@x.example", "ada@acme.example", null, null, new Text("s", "<p>h</p>", "p\n"), Map.of());
    }

    private long heard(String beginning) {
        return server.heard().stream()
                .filter(line -> line.startsWith(beginning))
                .count();
    }

    @Test
    void severalMessagesGoOverOneConnection() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(sender.send(email("m" + i)).text()).isEqualTo("250 queued as 42");
        }

        assertThat(heard("EHLO")).isEqualTo(1);
        assertThat(heard("Message-ID: ")).isEqualTo(5);
        assertThat(heard("RSET")).as("asked before each further one").isEqualTo(4);
    }

    @Test
    void oneThatTheServerHasEndedMeanwhileIsReplacedUnseen() throws Exception {
        sender.send(email("a"));
        server.answeringOnce("RSET", ScriptedServer.DROP);

        sender.send(email("b"));

        assertThat(heard("EHLO")).isEqualTo(2);
        assertThat(heard("Message-ID: <b@us.example>")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void oneThatIsLostBeforeTheTextIsReplacedAndTheMessageLeavesOnce(String phase) throws Exception {
        sender.send(email("a"));
        server.answeringOnce(phase, ScriptedServer.DROP);

        assertThat(sender.send(email("b")).text()).isEqualTo("250 queued as 42");

        assertThat(heard("EHLO")).isEqualTo(2);
        assertThat(heard("Message-ID: <b@us.example>")).isEqualTo(1);
    }

    @Test
    void oneThatIsLostAfterTheTextIsNotTriedAgain() throws Exception {
        sender.send(email("a"));
        server.answeringOnce(".", ScriptedServer.DROP);

        assertThatThrownBy(() -> sender.send(email("b"))).isInstanceOf(EmailUncertain.class);

        assertThat(heard("Message-ID: <b@us.example>")).isEqualTo(1);
        sender.send(email("c"));
        assertThat(heard("Message-ID: <c@us.example>")).isEqualTo(1);
    }

    @Test
    void whatTheServerRefusesIsNotTriedAgainAndItsConnectionNotUsedAgain() throws Exception {
        sender.send(email("a"));
        server.answeringOnce("RCPT", "450 greylisted");

        assertThatThrownBy(() -> sender.send(email("b")))
                .isInstanceOf(EmailUnavailable.class)
                .hasMessage("450 greylisted");
        assertThat(heard("EHLO")).isEqualTo(1);
        sender.send(email("c"));
        assertThat(heard("EHLO")).isEqualTo(2);
    }

    @Test
    void theDeadlineOfALaterMessageCutsTheConnectionToo() throws Exception {
        sender.send(email("a"));
        server.answering("RCPT", ScriptedServer.HANG);

        assertThatThrownBy(() -> sender.send(email("b"), Instant.now().plusMillis(400)))
                .isInstanceOf(EmailUnavailable.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void whoFindsAllConnectionsInUseIsToldSoAndNothingHasFailed() throws Exception {
        try (EmailSender one = sender(new MailLimits(1, 0, 0), Duration.ofSeconds(30))) {
            server.answering("RCPT", ScriptedServer.HANG);
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> {
                begun.countDown();
                assertThatThrownBy(() -> one.send(email("a"), Instant.now().plusSeconds(4)))
                        .isInstanceOf(EmailUnavailable.class);
            });
            begun.await();
            while (heard("RCPT") == 0) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> one.send(email("b"), Instant.now().plusMillis(300)))
                    .isInstanceOf(EmailNotYet.class)
                    .hasMessageContaining("in use");
            slow.join();
        }
    }

    @Test
    void beyondTheLimitOfAMinuteTheServerIsNotAsked() throws Exception {
        try (EmailSender limited = sender(new MailLimits(8, 0, 1), Duration.ofSeconds(5))) {
            limited.send(email("a"));

            assertThatThrownBy(() -> limited.send(email("b")))
                    .isInstanceOf(EmailNotYet.class)
                    .hasMessageContaining("SMTP_PER_MINUTE_PER_DOMAIN");
            assertThat(heard("MAIL")).isEqualTo(1);
            limited.send(new OutgoingEmail(
                    "c@x.example", "ada@other.example", null, null, new Text("s", "<p>h</p>", "p\n"), Map.of()));
        }
    }
}
