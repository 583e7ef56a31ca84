package dev.steadfast.api.webhooks;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which systems may send, and how they sign.
 *
 * @param secrets by the system's word: one, or two with a comma in between while one takes the place of the other
 */
@ConfigurationProperties("steadfast.webhooks")
record WebhookSettings(@Nullable Map<String, String> secrets) {

    /** What this system signs with; empty where it is not set up. */
    SigningSecrets secretsOf(WebhookSystem system) {
        return SigningSecrets.of(secrets == null ? null : secrets.get(system.word()));
    }
}
