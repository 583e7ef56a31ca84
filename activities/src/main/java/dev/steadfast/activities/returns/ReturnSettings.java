package dev.steadfast.activities.returns;

import dev.steadfast.activities.email.MailSettings.Security;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mailbox that bounces and answers come to, read by IMAP. It must be for this alone. Anything that is empty counts as
 * not given.
 *
 * @param host empty: no mailbox is read
 * @param port 993 with TLS from the first byte, else 143, unless given
 * @param security {@code tls} unless given
 * @param folder {@code INBOX} unless given
 * @param caFile PEM file with the certificates that the server's is trusted by; empty: those of the Java runtime
 * @param timeout how long the server may take for one answer; 20 s unless given
 */
@ConfigurationProperties("steadfast.returns")
record ReturnSettings(
        String host,
        Integer port,
        String username,
        String password,
        Security security,
        String folder,
        String caFile,
        Duration timeout) {

    ReturnSettings(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String password,
            @Nullable Security security,
            @Nullable String folder,
            @Nullable String caFile,
            @Nullable Duration timeout) {
        this.host = host == null ? "" : host.strip();
        this.security = security == null ? Security.TLS : security;
        this.port = port == null || port == 0 ? (this.security == Security.TLS ? 993 : 143) : port;
        this.username = username == null ? "" : username;
        this.password = password == null ? "" : password;
        this.folder = folder == null || folder.isBlank() ? "INBOX" : folder.strip();
        this.caFile = caFile == null ? "" : caFile.strip();
        this.timeout = timeout == null ? Duration.ofSeconds(20) : timeout;
        if (isConfigured() && this.username.isEmpty()) {
            throw new IllegalArgumentException("BOUNCE_IMAP_HOST is \"" + this.host
                    + "\" and BOUNCE_IMAP_USERNAME is empty; a mailbox has an owner");
        }
    }

    boolean isConfigured() {
        return !host.isEmpty();
    }

    @Override
    public String toString() {
        return "ReturnSettings[" + (isConfigured() ? host + ":" + port + ", " + security + ", " + folder : "none")
                + "]";
    }
}
