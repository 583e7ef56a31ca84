package dev.steadfast.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.standalone.mail.EmbeddedMailbox;
import dev.steadfast.standalone.place.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownMailboxTest {
    @TempDir
    Path folder;

    @Test
    void showsTheNewestFirstAndWhomItWentTo() throws IOException {
        stored("000000001", "acme", "one");
        stored("000000002", "globex", "two");
        stored("000000003", "acme", "three");

        try (var data = DataFolder.open(folder);
                var mailbox = EmbeddedMailbox.start(data)) {
            var shown = new ShownMailbox(mailbox);
            assertThat(shown.messages(null)).extracting("subject").containsExactly("three", "two", "one");
            assertThat(shown.messages("acme")).first().satisfies(message -> {
                assertThat(message.id()).isEqualTo("000000003");
                assertThat(message.at()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
                assertThat(message.account()).isEqualTo("acme");
                assertThat(message.enrolment()).isEqualTo("e-1");
                assertThat(message.step()).isEqualTo("welcome");
                assertThat(message.text()).isEqualToIgnoringNewLines("Hello");
                assertThat(message.html()).isNull();
            });
        }
    }

    private void stored(String id, String account, String subject) throws IOException {
        Path mail = Files.createDirectories(folder.resolve("mail"));
        Files.writeString(
                mail.resolve(id + ".eml"),
                String.join(
                        "\r\n",
                        "To: ada@example.com",
                        "Date: Sun, 1 Mar 2026 09:00:00 +0000",
                        "Subject: " + subject,
                        "X-Steadfast-Account: " + account,
                        "X-Steadfast-Enrolment: e-1",
                        "X-Steadfast-Step: welcome",
                        "",
                        "Hello"));
    }
}
