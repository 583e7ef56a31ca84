package dev.steadfast.activities.support;

import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Intercom.
 *
 * @param token of your app; empty: Intercom is not used
 * @param url where its API is: another one in Europe and Australia
 * @param ticketType id of the kind of tickets that steps open
 * @param admin id of the teammate in whose name notes are written
 * @param callsPerMinute at most, by all workers together; Intercom allows an app 10,000
 */
@ConfigurationProperties("steadfast.intercom")
public record IntercomSettings(
        @DefaultValue("") String token,
        @DefaultValue("https://api.intercom.io") URI url,
        @DefaultValue("") String ticketType,
        @DefaultValue("") String admin,
        @DefaultValue("1000") int callsPerMinute) {

    public IntercomSettings {
        if (!token.isBlank() && (ticketType.isBlank() || admin.isBlank())) {
            throw new IllegalArgumentException("steadfast.intercom.token (INTERCOM_TOKEN) is set; with it,"
                    + " steadfast.intercom.ticket-type (INTERCOM_TICKET_TYPE) and steadfast.intercom.admin"
                    + " (INTERCOM_ADMIN) must be, too");
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
        return "IntercomSettings[" + url + (isConfigured() ? ", with a token]" : ", without a token]");
    }
}
