package dev.steadfast.api.texting;

import dev.steadfast.api.webhooks.SigningSecrets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is needed to believe Twilio.
 *
 * @param authToken what Twilio signs its calls with; with a comma the new one and the old one while they change
 */
@ConfigurationProperties("steadfast.sms")
record TwilioProperties(@Nullable String authToken) {

    SigningSecrets secrets() {
        return SigningSecrets.of(authToken);
    }

    @Override
    public String toString() {
        return "TwilioProperties[" + secrets() + "]";
    }
}
