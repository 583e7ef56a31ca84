package dev.steadfast.activities.billing;

import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Stripe.
 *
 * @param secretKey of the account, better a restricted one; empty: Stripe is not used
 * @param url where its API is; another one for tests
 * @param callsPerSecond at most, by all workers together; half of what Stripe allows, the other half is your product's
 */
@ConfigurationProperties("steadfast.stripe")
public record StripeSettings(
        @DefaultValue("") String secretKey,
        @DefaultValue("https://api.stripe.com") URI url,
        @DefaultValue("50") int callsPerSecond) {

    boolean isConfigured() {
        return !secretKey.isBlank();
    }

    CallRate rate() {
        return new CallRate(callsPerSecond, Duration.ofSeconds(1));
    }

    @Override
    public String toString() {
        return "StripeSettings[" + url + (isConfigured() ? ", with a key]" : ", without a key]");
    }
}
