package dev.steadfast.activities.returns;

import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.feedback.EmailFeedback;
import dev.steadfast.store.feedback.EmailFeedback.Outcome;
import dev.steadfast.store.feedback.EmailNews;
import dev.steadfast.store.feedback.ReplySettings;
import dev.steadfast.store.locks.DatabaseLocks;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox that bounces and answers come to. Bounces move their letter on and suppress addresses that do not exist;
 * answers count as such. One copy at a time reads; doing it twice would do no harm, since what is on record is not written
 * again.
 */
@Component
public class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
    private static final String BY = "mailbox";

    private final ReturnMailbox mailbox;
    private final EmailFeedback feedback;
    private final Turns turns;
    private final DatabaseLocks locks;

    Returns(ReturnMailbox mailbox, EmailFeedback feedback, ReplySettings replies, Turns turns, DatabaseLocks locks) {
        if (replies.heard() && !mailbox.isConfigured()) {
            throw new IllegalArgumentException(
                    "REPLY_ADDRESS is \"" + replies.address()
                            + "\" and BOUNCE_IMAP_HOST is empty; answers that nobody reads would look like none. Set both or neither.");
        }
        this.mailbox = mailbox;
        this.feedback = feedback;
        this.turns = turns;
        this.locks = locks;
    }

    /**
     * Reads what is new, where there is a mailbox and nobody else is at it. A server that cannot be reached is written down,
     * and no error.
     *
     * @param counted hears what came of each message: taken, unknown, foreign, other or unreadable
     */
    public void read(Consumer<String> counted) {
        if (!mailbox.isConfigured()) {
            return;
        }
        try (var lock = locks.tryHold("returns", mailbox.name()).orElse(null)) {
            if (lock != null) {
                readAlone(counted);
            }
        }
    }

    private void readAlone(Consumer<String> counted) {
        try {
            mailbox.read(raw -> counted.accept(file(raw)));
            turns.succeeded(mailbox.name(), null);
        } catch (MessagingException e) {
            String words = Spoken.of(mailbox.place() + ": " + e.getMessage());
            LOG.warn("The mailbox for bounces cannot be read now: {}", words);
            turns.failed(mailbox.name(), words);
        }
    }

    private String file(byte[] raw) {
        List<EmailNews> possible;
        try {
            possible = ReturnedMail.read(raw);
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.debug("A message in the mailbox for bounces is not understood", e);
            return "unreadable";
        }
        Outcome outcome = null;
        for (EmailNews news : possible) {
            outcome = feedback.take(news, BY);
            if (outcome == Outcome.TAKEN) {
                break;
            }
        }
        return outcome == null ? "other" : outcome.word();
    }
}
