package dev.steadfast.api;

import dev.steadfast.api.mailbox.Mailbox;
import dev.steadfast.api.mailbox.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Three messages, one of them hostile. */
@TestComponent
public class CannedMailbox implements Mailbox {
    public static final String HOSTILE = "<p>Hello</p><script>alert(1)</script><img src=https://tracker.example/x.gif>";

    @Override
    public List<StoredMessage> messages(@Nullable String account) {
        return List.of(message("m3", "acme", HOSTILE), message("m2", "acme", null), message("m1", "other", null))
                .stream()
                .filter(message -> account == null || account.equals(message.account()))
                .toList();
    }

    private static StoredMessage message(String id, String account, @Nullable String html) {
        return new StoredMessage(
                id,
                Instant.parse("2026-03-02T08:00:00Z"),
                account,
                "e1",
                "welcome",
                "mia@acme.example",
                "Welcome <b>" + id,
                Map.of("Message-ID", "<" + id + "@steadfast.example>"),
                "Hello",
                html);
    }
}
