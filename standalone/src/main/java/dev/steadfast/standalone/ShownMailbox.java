package dev.steadfast.standalone;

import dev.steadfast.api.mailbox.Mailbox;
import dev.steadfast.api.mailbox.StoredMessage;
import dev.steadfast.standalone.mail.EmbeddedMailbox;
import dev.steadfast.standalone.mail.StoredMail;
import java.time.Instant;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The embedded mailbox as the pages and {@code /api/messages} want it; a message is read when it is looked at. */
record ShownMailbox(EmbeddedMailbox mailbox) implements Mailbox {
    private static final String ENROLMENT = "X-Steadfast-Enrolment";
    private static final String STEP = "X-Steadfast-Step";

    /** Business time, where it is not the time on the wall. */
    private static final String AT = "X-Steadfast-At";

    @Override
    public List<StoredMessage> messages(@Nullable String account) {
        List<String> newestFirst = mailbox.ids(Optional.ofNullable(account)).reversed();
        return new AbstractList<>() {
            @Override
            public StoredMessage get(int index) {
                return shown(mailbox.read(newestFirst.get(index)));
            }

            @Override
            public int size() {
                return newestFirst.size();
            }
        };
    }

    private static StoredMessage shown(StoredMail mail) {
        var headers = new LinkedHashMap<String, String>();
        mail.headers().forEach(header -> headers.putIfAbsent(header.name(), header.value()));
        return new StoredMessage(
                mail.id(),
                mail.header(AT).map(Instant::parse).orElse(mail.at()),
                mail.header(EmbeddedMailbox.ACCOUNT).orElse(null),
                mail.header(ENROLMENT).orElse(null),
                mail.header(STEP).orElse(null),
                mail.to(),
                mail.subject(),
                headers,
                mail.text().isEmpty() ? null : mail.text(),
                mail.html().isEmpty() ? null : mail.html());
    }
}
