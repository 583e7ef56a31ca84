package dev.steadfast.activities.email;

import dev.steadfast.store.feedback.ReplySettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Hands messages to a mail server, over a few connections that are used again and not faster than its limits allow. Safe
 * for use by many threads; opens nothing before the first message.
 */
@Component
public class EmailSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmailSender.class);

    private final MailSettings settings;
    private final ScheduledThreadPoolExecutor timer;
    private final ConnectionPool pool;
    private final Throttle throttle;
    private final @Nullable InternetAddress copyOfReply;
    private final Relay relay;

    @Autowired
    public EmailSender(MailSettings settings, MailLimits limits, ReplySettings replies) {
        this.settings = settings;
        this.copyOfReply = replies.heard() ? address(replies) : null;
        this.relay = Relay.at(settings.host());
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("mail-deadline").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        SmtpRoute route = new SmtpRoute(settings);
        pool = new ConnectionPool(limits.connections(), route::connection);
        throttle = new Throttle(limits);
        long idle = SmtpConnection.LONGEST_IDLE.toNanos();
        var _ = timer.scheduleWithFixedDelay(pool::sweep, idle, idle, TimeUnit.NANOSECONDS);
    }

    EmailSender(MailSettings settings, MailLimits limits) {
        this(settings, limits, new ReplySettings(null));
    }

    EmailSender(MailSettings settings) {
        this(settings, MailLimits.NONE);
    }

    private static InternetAddress address(ReplySettings replies) {
        try {
            return Addressee.of(replies.address(), null);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "REPLY_ADDRESS is \"" + replies.address() + "\"; it must be an address, a@b.example", e);
        }
    }

    /**
     * Sends one message. After {@link MailSettings#sendDeadline()} nothing of it leaves any more.
     *
     * @return the server's answer, when it took the message
     * @throws EmailRefused when it never will
     * @throws EmailUnavailable when it certainly did not, but may another time; also where no server is configured
     * @throws EmailNotYet when it was not even asked, since the limits let others go first
     * @throws EmailUncertain when nobody can tell
     */
    public SendAnswer send(OutgoingEmail email) throws EmailRefused, EmailUnavailable, EmailNotYet, EmailUncertain {
        return send(email, settings.sendDeadline());
    }

    /**
     * The same, but nothing leaves after that moment of the wall clock either. Give it the deadline of the claim that
     * allows the message: then a process that was frozen in between cannot send what another one has taken over.
     *
     * @throws EmailUnavailable when that moment has passed already, too
     */
    public SendAnswer send(OutgoingEmail email, Instant notAfter)
            throws EmailRefused, EmailUnavailable, EmailNotYet, EmailUncertain {
        Duration left = Duration.between(Instant.now(), notAfter);
        if (!left.isPositive()) {
            throw new EmailUnavailable("It was too late to send this message: it had to leave by " + notAfter);
        }
        return send(email, left.compareTo(settings.sendDeadline()) < 0 ? left : settings.sendDeadline());
    }

    private SendAnswer send(OutgoingEmail email, Duration within)
            throws EmailRefused, EmailUnavailable, EmailNotYet, EmailUncertain {
        if (!settings.isConfigured()) {
            throw new EmailUnavailable("E-mail is not configured: set SMTP_HOST");
        }
        Envelope envelope = Envelope.seal(settings.sender(), copyOfReply, relay.marked(email));
        try (Deadline deadline = new Deadline(timer, within)) {
            // half of the time is for the queue, the other half for the server
            await(envelope.domain(), within.dividedBy(2));
            return handOver(envelope, deadline);
        }
    }

    private void await(String domain, Duration patience) throws EmailNotYet {
        Optional<Duration> wait = throttle.place(domain, patience, Math.max(0, System.nanoTime()));
        if (wait.isEmpty()) {
            throw new EmailNotYet(
                    "Not yet: more messages wait than SMTP_PER_MINUTE or SMTP_PER_MINUTE_PER_DOMAIN allow");
        }
        try {
            if (wait.get().isPositive()) {
                Thread.sleep(wait.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmailNotYet("Stopped while it waited for its turn");
        }
    }

    private SendAnswer handOver(Envelope envelope, Deadline deadline)
            throws EmailRefused, EmailUnavailable, EmailNotYet, EmailUncertain {
        SmtpConnection connection = pool.take(deadline);
        boolean good = false;
        try {
            try {
                connection.send(envelope);
            } catch (MessagingException | IllegalStateException e) {
                if (!connection.wasLostBeforeTheText() || deadline.hasPassed()) {
                    throw e;
                }
                LOG.debug("A connection was lost between two messages; {} goes over another one", envelope.messageId());
                connection = pool.instead(connection, deadline);
                connection.send(envelope);
            }
            good = true;
            return new SendAnswer(Words.of(connection.transport().answer()));
        } catch (MessagingException | IllegalStateException e) {
            LOG.debug("Sending {} went wrong", envelope.messageId(), e);
            return Verdict.on(connection.transport(), deadline.hasPassed() ? deadline.toString() : reason(e));
        } finally {
            if (good) {
                pool.giveBack(connection);
            } else {
                pool.drop(connection);
            }
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause();
        return e.getMessage() + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    @Override
    public void close() {
        pool.close();
        timer.shutdownNow();
    }
}
