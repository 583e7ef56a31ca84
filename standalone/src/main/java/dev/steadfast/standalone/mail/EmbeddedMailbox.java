package dev.steadfast.standalone.mail;

import dev.steadfast.standalone.place.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The mailbox of the quick start: the messages of this start and of all before it, oldest first. */
public final class EmbeddedMailbox implements AutoCloseable {
    /** Header that says which account a message went to. */
    public static final String ACCOUNT = "X-Steadfast-Account";

    private final MailFolder folder;
    private final ConcurrentNavigableMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final SmtpReceiver receiver;

    private EmbeddedMailbox(MailFolder folder) throws IOException {
        this.folder = folder;
        for (String id : folder.ids()) {
            index(id);
        }
        receiver = SmtpReceiver.start(this::accept);
    }

    /** Reads what is there and listens for more on a free port of loopback. */
    public static EmbeddedMailbox start(DataFolder data) throws IOException {
        return new EmbeddedMailbox(MailFolder.open(data.resolve("mail")));
    }

    /** Port of the SMTP receiver on 127.0.0.1; no sign-in, no encryption. */
    public int smtpPort() {
        return receiver.port();
    }

    public int size() {
        return entries.size();
    }

    /** Every message, read from its file. */
    public List<StoredMail> all() {
        return ids(Optional.empty()).stream().map(this::read).toList();
    }

    /** The messages, or only those to one account, without reading them. */
    public List<String> ids(Optional<String> account) {
        return entries.entrySet().stream()
                .filter(entry -> account.isEmpty()
                        || account.get().equals(entry.getValue().account()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Reads one message; the id is one of {@link #ids}. */
    public StoredMail read(String id) {
        try {
            return MailFile.read(folder.file(id), id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a message with this Message-ID, angle brackets included, was accepted. */
    public boolean holds(String messageId) {
        return entries.values().stream().anyMatch(entry -> entry.messageId().equals(messageId));
    }

    private void accept(MailFolder.Content content) throws IOException {
        index(folder.store(content));
    }

    private void index(String id) throws IOException {
        var headers = MailFile.readHeaders(folder.file(id));
        entries.put(id, new Entry(headers.apply(ACCOUNT), headers.apply("Message-ID")));
    }

    @Override
    public void close() {
        receiver.close();
    }

    private record Entry(String account, String messageId) {}
}
