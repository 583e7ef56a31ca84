package dev.steadfast.activities.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP client, watched: how far a message got, and what the server answered there first. The exceptions alone do
 * not tell, since an answer of the server and a connection lost right after it end in the same one.
 */
final class WatchedTransport extends SMTPTransport {

    /** How far it got. */
    enum Phase {
        /** Connecting, greeting, TLS, sign-in. */
        CONNECT,
        /** {@code MAIL FROM}. */
        SENDER,
        /** {@code RCPT TO}. */
        RECIPIENT,
        /** {@code DATA}, not yet answered. */
        DATA,
        /** The text is leaving. */
        CONTENT,
        /** All of it has left, the final dot included. */
        END
    }

    private Phase phase = Phase.CONNECT;
    private boolean open;
    private int code;
    private @Nullable String answer;

    WatchedTransport(Session session, URLName server) {
        super(session, server);
    }

    Phase phase() {
        return phase;
    }

    /**
     * What the server answered first in this phase, and in {@link Phase#CONNECT} last; 0 where it answered nothing, -1
     * where that is not readable or the connection ended.
     */
    int code() {
        return code;
    }

    /** The same in words; null where it answered nothing. */
    @Nullable
    String answer() {
        return answer;
    }

    /** Another message, over the connection there is or the one to come. */
    void begin() {
        enter(Phase.CONNECT);
    }

    /** Whether it was opened, and not closed by us since: asks nobody. */
    boolean isOpen() {
        return open;
    }

    @Override
    protected synchronized boolean protocolConnect(
            @Nullable String host, int port, @Nullable String user, @Nullable String password)
            throws MessagingException {
        open = super.protocolConnect(host, port, user, password);
        return open;
    }

    @Override
    public synchronized void close() throws MessagingException {
        open = false;
        super.close();
    }

    private void enter(Phase next) {
        phase = next;
        code = 0;
        answer = null;
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (phase == Phase.CONNECT) {
            enter(Phase.CONNECT);
        }
        int read = super.readServerResponse();
        if (answer == null) {
            code = read;
            answer = getLastServerResponse();
        }
        return read;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        enter(Phase.SENDER);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        enter(Phase.RECIPIENT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        enter(Phase.DATA);
        OutputStream content = super.data();
        enter(Phase.CONTENT);
        return content;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        enter(Phase.END);
        super.finishData();
    }
}
