package dev.steadfast.activities.returns;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.email.MailSettings.Security;
import dev.steadfast.activities.email.OwnAuthority;
import dev.steadfast.store.connectors.CallRate;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The mailbox itself. A message is marked as seen once it has been taken, and is taken again where that did not work. */
@Component
class ReturnMailbox implements Connector {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnMailbox.class);

    /** A report names its letter in its beginning; what a letter or an answer carries is of no interest. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int AT_ONCE = 200;

    private final ReturnSettings settings;
    private final @Nullable SSLSocketFactory tls;

    ReturnMailbox(ReturnSettings settings) {
        this.settings = settings;
        this.tls = settings.caFile().isEmpty() ? null : OwnAuthority.read("BOUNCE_IMAP_CA_FILE", settings.caFile());
    }

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public String kind() {
        return "bounces";
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public String place() {
        return "imap://" + settings.host() + ":" + settings.port() + "/" + settings.folder();
    }

    /** We call it ourselves, one copy at a time. */
    @Override
    public CallRate rate() {
        return new CallRate(1, Duration.ofSeconds(1));
    }

    @Override
    public Acted tryOut() {
        try (Store store = connect();
                Folder folder = open(store, Folder.READ_ONLY)) {
            return Acted.Done.of(folder.getMessageCount() + " messages in " + settings.folder(), null);
        } catch (MessagingException e) {
            return new Acted.Failed(Spoken.of(place() + ": " + e.getMessage()), false);
        }
    }

    /**
     * Hands over the beginning of every message that nobody has seen, a bounded number of them.
     *
     * @param taker what it throws ends the reading; the message is handed over again another time
     * @throws MessagingException where the server cannot be reached, or is lost
     */
    void read(Consumer<byte[]> taker) throws MessagingException {
        try (Store store = connect()) {
            Folder folder = open(store, Folder.READ_WRITE);
            try {
                Message[] fresh = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (Message message : List.of(Arrays.copyOf(fresh, Math.min(fresh.length, AT_ONCE)))) {
                    taker.accept(beginning(folder, message));
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            } finally {
                // nothing is expunged: what others have marked for deletion is theirs
                if (folder.isOpen()) {
                    folder.close(false);
                }
            }
        }
    }

    /** Empty where this one message cannot be read, which must not keep the others from being. */
    private static byte[] beginning(Folder folder, Message message) throws MessagingException {
        try (InputStream raw = ((IMAPMessage) message).getMimeStream()) {
            return raw.readNBytes(MOST_BYTES);
        } catch (IOException | MessagingException e) {
            if (!folder.isOpen()) {
                throw new MessagingException("the connection was lost", e);
            }
            LOG.warn(
                    "Message {} in the mailbox for bounces cannot be read: {}",
                    message.getMessageNumber(),
                    e.getMessage());
            return new byte[0];
        }
    }

    private Store connect() throws MessagingException {
        String protocol = settings.security() == Security.TLS ? "imaps" : "imap";
        Store store = Session.getInstance(properties("mail." + protocol + ".")).getStore(protocol);
        store.connect(settings.host(), settings.port(), settings.username(), settings.password());
        return store;
    }

    private Folder open(Store store, int mode) throws MessagingException {
        Folder folder = store.getFolder(settings.folder());
        folder.open(mode);
        return folder;
    }

    private Properties properties(String prefix) {
        Properties mail = new Properties();
        String timeout = String.valueOf(settings.timeout().toMillis());
        mail.setProperty(prefix + "connectiontimeout", timeout);
        mail.setProperty(prefix + "timeout", timeout);
        mail.setProperty(prefix + "writetimeout", timeout);
        // reading marks nothing: a message is marked when it has been taken
        mail.setProperty(prefix + "peek", "true");
        mail.setProperty(prefix + "fetchsize", String.valueOf(64 * 1024));
        mail.setProperty(prefix + "connectionpoolsize", "1");
        mail.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (settings.security() == Security.STARTTLS) {
            mail.setProperty(prefix + "starttls.enable", "true");
            mail.setProperty(prefix + "starttls.required", "true");
        }
        if (tls != null) {
            mail.put(prefix + "ssl.socketFactory", tls);
        }
        return mail;
    }
}
