package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steadfast.activities.email.MailSettings.Security;
import dev.steadfast.template.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail servers that speak TLS, with a certificate of an authority of our own. */
class TlsTest {

    private static final OutgoingEmail EMAIL = new OutgoingEmail(
            "t@x.example", "ada@acme.example", null, null, new Text("s", "<p>h</p>", "p\n"), Map.of());

    @TempDir
    static Path folder;

    private final TestCertificate certificate = TestCertificate.only();

    private static EmailSender sender(int port, Security security, String username, @Nullable Path ca) {
        return new EmailSender(new MailSettings(
                "127.0.0.1",
                port,
                username,
                username.isEmpty() ? "" : "secret",
                security,
                "cs@us.example",
                null,
                Duration.ofSeconds(20),
                ca == null ? null : ca.toString(),
                null));
    }

    @Test
    void tlsFromTheFirstByteWithSignIn() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        server.setUser("cs@us.example", "cs", "secret");
        int port = server.getSmtps().getPort();
        try (EmailSender trusting = sender(port, Security.TLS, "cs", certificate.pem());
                EmailSender strict = sender(port, Security.TLS, "cs", null)) {
            trusting.send(EMAIL);
            trusting.send(EMAIL);
            assertThat(server.getReceivedMessages()).hasSize(2);

            assertThatThrownBy(() -> strict.send(EMAIL))
                    .isInstanceOf(EmailUnavailable.class)
                    .hasMessageContaining("PKIX");
            assertThat(server.getReceivedMessages()).hasSize(2);
        } finally {
            server.stop();
        }
    }

    @Test
    void tlsAfterAGreetingInTheClear() throws Exception {
        try (ScriptedServer server = new ScriptedServer(certificate.ofTheServer())) {
            server.answering("EHLO", "250-scripted|250 STARTTLS").answering("STAR", "220 go ahead");
            try (EmailSender trusting = sender(server.port(), Security.STARTTLS, "", certificate.pem())) {
                trusting.send(EMAIL);
                trusting.send(EMAIL);
            }
            assertThat(server.heard())
                    .filteredOn(line -> line.equals("STARTTLS"))
                    .hasSize(1);
            assertThat(server.heard())
                    .filteredOn(line -> line.equals("Message-ID: <t@us.example>"))
                    .hasSize(2);
            int before = server.heard().size();
            try (EmailSender strict = sender(server.port(), Security.STARTTLS, "", null)) {
                assertThatThrownBy(() -> strict.send(EMAIL)).isInstanceOf(EmailUnavailable.class);
            }
            assertThat(server.heard().subList(before, server.heard().size()))
                    .noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void theDeadlineEndsASilentServerThatSpeaksTls() throws Exception {
        try (ScriptedServer server = new ScriptedServer(certificate.ofTheServer())) {
            server.answering("EHLO", "250-scripted|250 STARTTLS")
                    .answering("STAR", "220 go ahead")
                    .answering("RCPT", ScriptedServer.HANG);
            try (EmailSender trusting = sender(server.port(), Security.STARTTLS, "", certificate.pem())) {
                assertThatThrownBy(() ->
                                trusting.send(EMAIL, java.time.Instant.now().plusSeconds(2)))
                        .isInstanceOf(EmailUnavailable.class)
                        .hasMessageContaining("longer than");
            }
        }
    }

    @Test
    void aFileThatHoldsNoCertificateIsRefusedAtTheStart() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        for (Path file : List.of(empty, folder.resolve("none.pem"))) {
            assertThatThrownBy(() -> sender(465, Security.TLS, "", file))
                    .hasMessageContaining("SMTP_CA_FILE is \"" + file + "\"");
        }
    }
}
