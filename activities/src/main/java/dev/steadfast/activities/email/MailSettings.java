package dev.steadfast.activities.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * The mail server that messages are handed to. Anything that is empty counts as not given.
 *
 * @param host empty: e-mail is not configured
 * @param port 25, 587 with STARTTLS, 465 with TLS, unless given
 * @param username empty: no sign-in
 * @param security {@code none} unless given
 * @param from the sender, {@code a@b} or {@code Name <a@b>}; required with a host
 * @param connectTimeout how long one connection attempt may take; 10 s unless given
 * @param sendDeadline how long one message may take in all, connecting included; 30 s unless given. Nothing leaves
 *     after it.
 * @param caFile PEM file with the certificates that the server's is trusted by; empty: those of the Java runtime
 * @param bounceAddress where what cannot be delivered goes back to, the sender of the envelope; empty: the sender
 */
@ConfigurationProperties("steadfast.mail")
public record MailSettings(
        String host,
        Integer port,
        String username,
        String password,
        Security security,
        String from,
        Duration connectTimeout,
        Duration sendDeadline,
        String caFile,
        String bounceAddress) {

    /** How the connection is protected. */
    public enum Security {
        /** Not at all. */
        NONE(25),
        /** It begins in the clear and must turn to TLS before anything else. */
        STARTTLS(587),
        /** TLS from the first byte. */
        TLS(465);

        private final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    @ConstructorBinding
    public MailSettings(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String password,
            @Nullable Security security,
            @Nullable String from,
            @Nullable Duration connectTimeout,
            @Nullable Duration sendDeadline,
            @Nullable String caFile,
            @Nullable String bounceAddress) {
        this.caFile = caFile == null ? "" : caFile.strip();
        this.host = host == null ? "" : host.strip();
        this.security = security == null ? Security.NONE : security;
        this.port = port == null || port == 0 ? this.security.usualPort : port;
        this.username = username == null ? "" : username;
        this.password = password == null ? "" : password;
        this.from = from == null ? "" : from.strip();
        this.sendDeadline = sendDeadline == null ? Duration.ofSeconds(30) : sendDeadline;
        this.connectTimeout = connectTimeout == null ? Duration.ofSeconds(10) : connectTimeout;
        this.bounceAddress = bounceAddress == null || bounceAddress.isBlank() ? "" : bounce(bounceAddress);
        if (isConfigured()) {
            sender(this.from);
        }
    }

    MailSettings(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String password,
            @Nullable Security security,
            @Nullable String from,
            @Nullable Duration connectTimeout,
            @Nullable Duration sendDeadline) {
        this(host, port, username, password, security, from, connectTimeout, sendDeadline, null, null);
    }

    /** Whether there is a server to send to. */
    public boolean isConfigured() {
        return !host.isEmpty();
    }

    /** The sender as it stands in a message. */
    InternetAddress sender() {
        return sender(from);
    }

    private static InternetAddress sender(String from) {
        try {
            return Addressee.parse(from);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "steadfast.mail.from (MAIL_FROM) is \"" + from
                            + "\"; with a mail server it must be an address, a@b.example or Name <a@b.example>",
                    e);
        }
    }

    private static String bounce(String address) {
        try {
            return Addressee.of(address.strip(), null).getAddress();
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "steadfast.mail.bounce-address (BOUNCE_ADDRESS) is \"" + address
                            + "\"; it must be an address, a@b.example",
                    e);
        }
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", " + security + ", from " + from + "]";
    }
}
