package dev.steadfast.api.slack;

import dev.steadfast.api.webhooks.SigningSecrets;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is needed to believe Slack, and to answer it.
 *
 * @param token of the bot
 * @param signingSecret of the app; with a comma the new one and the old one while they change
 * @param baseUrl where Slack answers; its public address unless given
 */
@ConfigurationProperties("steadfast.slack")
record SlackProperties(
        @Nullable String token,
        @Nullable String signingSecret,
        @Nullable URI baseUrl) {

    SigningSecrets secrets() {
        return SigningSecrets.of(signingSecret);
    }

    URI method(String name) {
        String base = baseUrl == null || baseUrl.toString().isBlank() ? "https://slack.com" : baseUrl.toString();
        return URI.create(base.replaceFirst("/+$", "") + "/api/" + name);
    }

    @Override
    public String toString() {
        return "SlackProperties[" + secrets() + "]";
    }
}
