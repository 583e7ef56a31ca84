package dev.steadfast.activities.email;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the mail server and the recipients' are asked at once. They hold for each process that sends.
 *
 * @param connections at most, at the same time
 * @param perMinute messages in all; 0: as many as there are
 * @param perMinutePerDomain messages to one domain, such as {@code gmail.com}; 0: as many as there are
 */
@ConfigurationProperties("steadfast.mail.limits")
public record MailLimits(
        @DefaultValue("8") int connections,
        @DefaultValue("0") int perMinute,
        @DefaultValue("0") int perMinutePerDomain) {

    static final MailLimits NONE = new MailLimits(8, 0, 0);

    public MailLimits {
        if (connections < 1 || perMinute < 0 || perMinutePerDomain < 0) {
            throw new IllegalArgumentException(
                    ("SMTP_CONNECTIONS is %d, SMTP_PER_MINUTE %d, SMTP_PER_MINUTE_PER_DOMAIN %d; allowed are at least one"
                                    + " connection, and 0 (no limit) or more messages a minute")
                            .formatted(connections, perMinute, perMinutePerDomain));
        }
    }
}
