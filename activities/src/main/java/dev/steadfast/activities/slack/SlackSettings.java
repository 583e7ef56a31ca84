package dev.steadfast.activities.slack;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Slack app that messages to colleagues come from. Anything that is empty counts as not given.
 *
 * @param token of its bot, with the scopes {@code chat:write} and {@code users:read.email}; empty: not configured
 * @param channel where messages to queues go, such as {@code #customer-success}; empty: they become tasks
 * @param baseUrl where Slack answers; its public address unless given
 */
@ConfigurationProperties("steadfast.slack")
public record SlackSettings(String token, String channel, URI baseUrl) {

    private static final URI SLACK = URI.create("https://slack.com");

    public SlackSettings(@Nullable String token, @Nullable String channel, @Nullable URI baseUrl) {
        this.token = token == null ? "" : token.strip();
        this.channel = channel == null ? "" : channel.strip();
        this.baseUrl = baseUrl == null || baseUrl.toString().isBlank() ? SLACK : baseUrl;
    }

    @Override
    public String toString() {
        return "SlackSettings[" + (token.isEmpty() ? "none" : baseUrl) + "]";
    }
}
