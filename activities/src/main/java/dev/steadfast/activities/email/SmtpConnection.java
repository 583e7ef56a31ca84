package dev.steadfast.activities.email;

import dev.steadfast.activities.email.WatchedTransport.Phase;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to the mail server that takes one message after the other. Used by one thread at a time. */
final class SmtpConnection {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

    /** Servers end a connection that is silent for long, or that has sent many, without saying so. */
    static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    static final int MOST_MESSAGES = 100;

    private final WatchedTransport transport;
    private final Line line;
    private final long opened = System.nanoTime();
    private long lastUsed = opened;
    private int messages;

    SmtpConnection(WatchedTransport transport, Line line) {
        this.transport = transport;
        this.line = line;
    }

    Line line() {
        return line;
    }

    WatchedTransport transport() {
        return transport;
    }

    /** Whether it has carried a message before the one that it carries now. */
    boolean isUsed() {
        return messages > 1;
    }

    /** Hands the message over; connects before the first one. */
    void send(Envelope envelope) throws MessagingException {
        messages++;
        transport.begin();
        if (!transport.isOpen()) {
            transport.connect();
        }
        transport.sendMessage(envelope, envelope.getAllRecipients());
        lastUsed = System.nanoTime();
    }

    /** Whether it can have been lost without our noticing: then the server has seen nothing of the message's text. */
    boolean wasLostBeforeTheText() {
        return isUsed()
                && transport.phase().compareTo(Phase.CONTENT) < 0
                && (transport.code() <= 0 || transport.code() == 421);
    }

    /** Whether it may carry another message at that moment of {@link System#nanoTime()}. */
    boolean isFresh(long now) {
        return messages < MOST_MESSAGES
                && now - lastUsed < LONGEST_IDLE.toNanos()
                && now - opened < LONGEST_LIFE.toNanos();
    }

    /** Asks the server whether it is still there. */
    boolean answers() {
        transport.begin();
        return transport.isConnected();
    }

    /** What the server has answered stands, however the goodbye goes. */
    void hangUp() {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The connection ended without a goodbye", e);
        }
    }
}
