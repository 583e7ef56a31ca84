package dev.steadfast.activities.crm;

import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HubSpot.
 *
 * @param token of a private app; empty: HubSpot is not used
 * @param url where its API is; another one for tests
 * @param callsPer10Seconds at most, by all workers together; HubSpot allows a private app 190
 */
@ConfigurationProperties("steadfast.hubspot")
public record HubSpotSettings(
        @DefaultValue("") String token,
        @DefaultValue("https://api.hubapi.com") URI url,
        @DefaultValue("150") int callsPer10Seconds) {

    boolean isConfigured() {
        return !token.isBlank();
    }

    CallRate rate() {
        return new CallRate(callsPer10Seconds, Duration.ofSeconds(10));
    }

    @Override
    public String toString() {
        return "HubSpotSettings[" + url + (isConfigured() ? ", with a token]" : ", without a token]");
    }
}
