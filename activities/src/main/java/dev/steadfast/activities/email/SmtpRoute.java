package dev.steadfast.activities.email;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The way to the mail server: makes connections, which open with their first message. */
final class SmtpRoute {

    private final MailSettings settings;
    private final @Nullable SSLSocketFactory tls;

    SmtpRoute(MailSettings settings) {
        this.settings = settings;
        this.tls = settings.caFile().isEmpty() ? null : OwnAuthority.read("SMTP_CA_FILE", settings.caFile());
    }

    SmtpConnection connection() {
        Line line = new Line(settings.security() == MailSettings.Security.TLS ? tls : null);
        return new SmtpConnection(new WatchedTransport(Session.getInstance(properties(line)), server()), line);
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

    private Properties properties(Line line) {
        Properties mail = new Properties();
        mail.put("mail.smtp.socketFactory", line);
        mail.setProperty("mail.smtp.socketFactory.fallback", "false");
        mail.setProperty("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        mail.setProperty("mail.smtp.timeout", millis(settings.sendDeadline()));
        mail.setProperty("mail.smtp.auth", String.valueOf(!settings.username().isEmpty()));
        mail.setProperty("mail.smtp.quitwait", "false");
        if (!settings.bounceAddress().isEmpty()) {
            mail.setProperty("mail.smtp.from", settings.bounceAddress());
        }
        // what is asked between two messages: it also forgets whatever was left of the one before
        mail.setProperty("mail.smtp.userset", "true");
        boolean startTls = settings.security() == MailSettings.Security.STARTTLS;
        mail.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        mail.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        if (startTls && tls != null) {
            mail.put("mail.smtp.ssl.socketFactory", tls);
        }
        mail.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.security() == MailSettings.Security.TLS));
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return mail;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
