package dev.steadfast.activities.slack;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Slack app that messages to colleagues come from. Anything that is empty counts as not given.
 *
 * @param token of its bot, with the scopes {@code chat:write} and {@code users:read.email}; empty: not configured
 * @param channel where messages to queues go, such as {@code #customer-success}; empty: they become tasks
 * @param notices whether people are told of their new tasks; they are unless it says no
 * @param baseUrl where Slack answers; its public address unless given
 */
@ConfigurationProperties("steadfast.slack")
public record SlackSettings(String token, String channel, Boolean notices, URI baseUrl) {

    private static final URI SLACK = URI.create("https://slack.com");

    public SlackSettings(
            @Nullable String token, @Nullable String channel, @Nullable Boolean notices, @Nullable URI baseUrl) {
        this.token = token == null ? "" : token.strip();
        this.channel = channel == null ? "" : channel.strip();
        this.notices = notices == null || notices;
        this.baseUrl = baseUrl == null || baseUrl.toString().isBlank() ? SLACK : baseUrl;
    }

    @Override
    public String toString() {
        return "SlackSettings[" + (token.isEmpty() ? "none" : baseUrl) + "]";
    }
}
