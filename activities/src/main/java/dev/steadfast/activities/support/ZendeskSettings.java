package dev.steadfast.activities.support;

import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Zendesk.
 *
 * @param url of your Zendesk, {@code https://acme.zendesk.com}
 * @param email of the agent whose token it is
 * @param token for its API; empty: Zendesk is not used
 * @param callsPerMinute at most, by all workers together; plans allow from 200 to 2,500
 */
@ConfigurationProperties("steadfast.zendesk")
public record ZendeskSettings(
        @Nullable URI url,
        @DefaultValue("") String email,
        @DefaultValue("") String token,
        @DefaultValue("150") int callsPerMinute) {

    public ZendeskSettings {
        url = url == null || url.toString().isBlank() ? null : url;
        if (!token.isBlank() && (url == null || email.isBlank())) {
            throw new IllegalArgumentException("steadfast.zendesk.token (ZENDESK_TOKEN) is set; with it,"
                    + " steadfast.zendesk.url (ZENDESK_URL) and steadfast.zendesk.email (ZENDESK_EMAIL) must be, too");
        }
    }

    boolean isConfigured() {
        return !token.isBlank();
    }

    CallRate rate() {
        return new CallRate(callsPerMinute, Duration.ofMinutes(1));
    }

    @Override
    public String toString() {
        return "ZendeskSettings[" + url + (isConfigured() ? ", with a token]" : ", without a token]");
    }
}
