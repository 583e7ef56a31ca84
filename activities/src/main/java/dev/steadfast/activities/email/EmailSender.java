package dev.steadfast.activities.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands messages to a mail server, each over a connection of its own. Safe for use by many threads; opens nothing
 * before the first message.
 */
@Component
public class EmailSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmailSender.class);

    private final MailSettings settings;
    private final ScheduledThreadPoolExecutor timer;

    public EmailSender(MailSettings settings) {
        this.settings = settings;
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("mail-deadline").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends one message. After {@link MailSettings#sendDeadline()} nothing of it leaves any more.
     *
     * @return the server's answer, when it took the message
     * @throws EmailRefused when it never will
     * @throws EmailUnavailable when it certainly did not, but may another time; also where no server is configured
     * @throws EmailUncertain when nobody can tell
     */
    public SendAnswer send(OutgoingEmail email) throws EmailRefused, EmailUnavailable, EmailUncertain {
        return send(email, settings.sendDeadline());
    }

    /**
     * The same, but nothing leaves after that moment of the wall clock either. Give it the deadline of the claim that
     * allows the message: then a process that was frozen in between cannot send what another one has taken over.
     *
     * @throws EmailUnavailable when that moment has passed already, too
     */
    public SendAnswer send(OutgoingEmail email, Instant notAfter)
            throws EmailRefused, EmailUnavailable, EmailUncertain {
        Duration left = Duration.between(Instant.now(), notAfter);
        if (!left.isPositive()) {
            throw new EmailUnavailable("It was too late to send this message: it had to leave by " + notAfter);
        }
        return send(email, left.compareTo(settings.sendDeadline()) < 0 ? left : settings.sendDeadline());
    }

    private SendAnswer send(OutgoingEmail email, Duration within)
            throws EmailRefused, EmailUnavailable, EmailUncertain {
        if (!settings.isConfigured()) {
            throw new EmailUnavailable("E-mail is not configured: set SMTP_HOST");
        }
        try (Deadline deadline = new Deadline(timer, within)) {
            Session session = Session.getInstance(properties(deadline));
            Envelope envelope = Envelope.seal(session, settings.sender(), email);
            return handOver(envelope, new WatchedTransport(session, server()), deadline);
        }
    }

    private SendAnswer handOver(Envelope envelope, WatchedTransport transport, Deadline deadline)
            throws EmailRefused, EmailUnavailable, EmailUncertain {
        try {
            transport.connect();
            transport.sendMessage(envelope, envelope.getAllRecipients());
            return new SendAnswer(Words.of(transport.answer()));
        } catch (MessagingException | IllegalStateException e) {
            LOG.debug("Sending {} went wrong", envelope.messageId(), e);
            return Verdict.on(transport, deadline.hasPassed() ? deadline.toString() : reason(e));
        } finally {
            hangUp(transport);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause();
        return e.getMessage() + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    /** What the server answered stands, however the goodbye goes. */
    private static void hangUp(WatchedTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The connection ended without a goodbye", e);
        }
    }

    private URLName server() {
        boolean signIn = !settings.username().isEmpty();
        return new URLName(
                "smtp",
                settings.host(),
                settings.port(),
                null,
                signIn ? settings.username() : null,
                signIn ? settings.password() : null);
    }

    private Properties properties(Deadline deadline) {
        Properties mail = new Properties();
        mail.put("mail.smtp.socketFactory", deadline);
        mail.setProperty("mail.smtp.socketFactory.fallback", "false");
        mail.setProperty("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        mail.setProperty("mail.smtp.timeout", millis(settings.sendDeadline()));
        mail.setProperty("mail.smtp.auth", String.valueOf(!settings.username().isEmpty()));
        mail.setProperty("mail.smtp.quitwait", "false");
        boolean startTls = settings.security() == MailSettings.Security.STARTTLS;
        mail.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        mail.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        mail.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.security() == MailSettings.Security.TLS));
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return mail;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
