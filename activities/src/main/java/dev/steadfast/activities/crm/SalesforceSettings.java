package dev.steadfast.activities.crm;

import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Salesforce, signed in to with the client credentials of a connected app.
 *
 * @param url of your Salesforce, {@code https://acme.my.salesforce.com}
 * @param clientId of the app; empty: Salesforce is not used
 * @param keyField the unique external-id field that carries our keys, on Task and Opportunity
 * @param stage of opportunities whose step names none
 * @param callsPerMinute at most, by all workers together; Salesforce counts by the day
 */
@ConfigurationProperties("steadfast.salesforce")
public record SalesforceSettings(
        @Nullable URI url,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("v62.0") String version,
        @DefaultValue("Steadfast_Key__c") String keyField,
        @DefaultValue("Prospecting") String stage,
        @DefaultValue("60") int callsPerMinute) {

    public SalesforceSettings {
        url = url == null || url.toString().isBlank() ? null : url;
        if (!clientId.isBlank() && (url == null || clientSecret.isBlank())) {
            throw new IllegalArgumentException("steadfast.salesforce.client-id (SALESFORCE_CLIENT_ID) is set; with it,"
                    + " steadfast.salesforce.url (SALESFORCE_URL) and steadfast.salesforce.client-secret"
                    + " (SALESFORCE_CLIENT_SECRET) must be, too");
        }
    }

    boolean isConfigured() {
        return !clientId.isBlank();
    }

    CallRate rate() {
        return new CallRate(callsPerMinute, Duration.ofMinutes(1));
    }

    @Override
    public String toString() {
        return "SalesforceSettings[" + url + (isConfigured() ? ", with a client]" : ", without a client]");
    }
}
