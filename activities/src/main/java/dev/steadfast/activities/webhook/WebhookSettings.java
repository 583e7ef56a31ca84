package dev.steadfast.activities.webhook;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How steps post to other systems. Anything that is empty counts as not given.
 *
 * @param secrets what posts are signed with: one, or with a comma two while they change; none: nothing is posted
 * @param allowPrivate whether addresses of private networks and of this machine may be posted to; no unless given
 * @param timeout how long one post may take; 15 s unless given
 */
@ConfigurationProperties("steadfast.webhook")
public record WebhookSettings(List<String> secrets, Boolean allowPrivate, Duration timeout) {

    private static final int MOST = 2;

    public WebhookSettings(@Nullable List<String> secrets, @Nullable Boolean allowPrivate, @Nullable Duration timeout) {
        this.secrets = secrets == null
                ? List.of()
                : secrets.stream()
                        .flatMap(some -> Arrays.stream(some.split(",")))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .toList();
        this.allowPrivate = allowPrivate != null && allowPrivate;
        this.timeout = timeout == null ? Duration.ofSeconds(15) : timeout;
        if (this.secrets.size() > MOST) {
            throw new IllegalArgumentException("steadfast.webhook.secrets (STEADFAST_WEBHOOK_SECRET) has "
                    + this.secrets.size() + " secrets; at most 2 are allowed: the new one and the one it replaces");
        }
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + secrets.size() + " secrets, private addresses "
                + (allowPrivate ? "allowed" : "refused") + "]";
    }
}
