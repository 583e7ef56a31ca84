package dev.steadfast.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.standalone.place.DataFolder;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMailboxTest {
    private static final Instant SENT = Instant.parse("2026-03-01T09:00:00Z");

    @TempDir
    Path folder;

    private DataFolder data;
    private EmbeddedMailbox mailbox;

    @BeforeEach
    void start() throws IOException {
        data = DataFolder.open(folder);
        mailbox = EmbeddedMailbox.start(data);
    }

    @AfterEach
    void stop() throws IOException {
        mailbox.close();
        data.close();
    }

    @Test
    void readsWhatWasSent() throws MessagingException {
        send("acme", "Grüße aus Köln", "ada@example.com");

        assertThat(mailbox.all()).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isEqualTo("000000001");
            assertThat(mail.at()).isEqualTo(SENT);
            assertThat(mail.to()).isEqualTo("ada@example.com");
            assertThat(mail.subject()).isEqualTo("Grüße aus Köln");
            assertThat(mail.header("x-steadfast-account")).contains("acme");
            assertThat(mail.text()).isEqualToIgnoringNewLines("schöner Text");
            assertThat(mail.html()).isEqualToIgnoringNewLines("<p>schöner Text</p>");
        });
        assertThat(mailbox.holds("<acme-1@steadfast>")).isTrue();
        assertThat(mailbox.holds("<acme-2@steadfast>")).isFalse();
    }

    @Test
    void hasStoredWhatItSaysIsAccepted() throws MessagingException {
        send("acme", "one", "ada@example.com");
        assertThat(folder.resolve("mail/000000001.eml")).content().contains("Subject: one");
    }

    @Test
    void storesAMessageToSeveralPeopleOnce() throws MessagingException {
        send("acme", "to all", "ada@example.com", "bob@example.com");
        assertThat(mailbox.size()).isEqualTo(1);
    }

    @Test
    void keepsMessagesAndTheirOrderOverARestart() throws IOException, MessagingException {
        send("acme", "one", "ada@example.com");
        send("globex", "two", "bob@example.com");
        stop();
        // What a kill in the middle of a delivery leaves behind.
        Files.writeString(folder.resolve("mail/unfinished.tmp"), "Subject: ha");
        start();
        send("acme", "three", "ada@example.com");

        assertThat(mailbox.all()).extracting(StoredMail::subject).containsExactly("one", "two", "three");
        assertThat(mailbox.ids(Optional.of("acme"))).containsExactly("000000001", "000000003");
    }

    @Test
    void doesNotAcceptWhatItCannotStore() throws IOException {
        Files.createDirectories(folder.resolve("mail/unfinished.tmp/in-the-way"));
        assertThatThrownBy(() -> send("acme", "lost", "ada@example.com")).isInstanceOf(MessagingException.class);
        assertThat(mailbox.size()).isZero();
    }

    private void send(String account, String subject, String... recipients) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        var message = new MimeMessage(Session.getInstance(settings)) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + account + "-1@steadfast>");
            }
        };
        message.setFrom(new InternetAddress("steadfast@example.com"));
        for (String recipient : recipients) {
            message.addRecipient(RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        message.setSentDate(Date.from(SENT));
        message.setHeader(EmbeddedMailbox.ACCOUNT, account);
        var text = new MimeBodyPart();
        text.setText("schöner Text", "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<p>schöner Text</p>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }
}
