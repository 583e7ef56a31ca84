package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steadfast.activities.email.MailSettings.Security;
import dev.steadfast.template.Text;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail servers that speak TLS, with a certificate of an authority of our own. */
class TlsTest {

    private static final String PASSWORD = "changeit";
    private static final OutgoingEmail EMAIL = new OutgoingEmail(
            "t@x.example", "ada@acme.example", null, null, new Text("s", "<p>h</p>", "p\n"), Map.of());

    @TempDir
    static Path folder;

    private static Path keys;
    private static Path certificate;

    @BeforeAll
    static void makeACertificate() throws Exception {
        keys = folder.resolve("mail.p12");
        certificate = folder.resolve("ca.pem");
        keytool("-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-alias", "mail", "-file", certificate.toString());
        System.setProperty("greenmail.tls.keystore.file", keys.toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
    }

    @AfterAll
    static void forget() {
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext ofTheServer() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

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
                ca == null ? null : ca.toString()));
    }

    @Test
    void tlsFromTheFirstByteWithSignIn() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        server.setUser("cs@us.example", "cs", "secret");
        int port = server.getSmtps().getPort();
        try (EmailSender trusting = sender(port, Security.TLS, "cs", certificate);
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
        try (ScriptedServer server = new ScriptedServer(ofTheServer())) {
            server.answering("EHLO", "250-scripted|250 STARTTLS").answering("STAR", "220 go ahead");
            try (EmailSender trusting = sender(server.port(), Security.STARTTLS, "", certificate)) {
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
        try (ScriptedServer server = new ScriptedServer(ofTheServer())) {
            server.answering("EHLO", "250-scripted|250 STARTTLS")
                    .answering("STAR", "220 go ahead")
                    .answering("RCPT", ScriptedServer.HANG);
            try (EmailSender trusting = sender(server.port(), Security.STARTTLS, "", certificate)) {
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
