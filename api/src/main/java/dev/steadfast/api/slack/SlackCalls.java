package dev.steadfast.api.slack;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two things that we ask of Slack when a button was pressed. Neither is worth a failure: empty, where it did not work. */
@Component
class SlackCalls {

    private static final Logger LOG = LoggerFactory.getLogger(SlackCalls.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_BYTES = 1 << 20;

    /** Slack itself waits for 3 seconds. */
    private static final Duration LONGEST_READ = Duration.ofMillis(1_500);

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final SlackProperties slack;

    SlackCalls(SlackProperties slack) {
        this.slack = slack;
    }

    /** Somebody's e-mail address. */
    Optional<String> emailOf(String user) {
        HttpRequest request = request("users.info?user=" + URLEncoder.encode(user, StandardCharsets.UTF_8))
                .GET()
                .build();
        return ask(request, LONGEST_READ)
                .map(found -> found.at("/user/profile/email").asString(""))
                .filter(email -> !email.isEmpty());
    }

    /** Puts a text in the place of a message and its buttons. */
    void update(Click click, String text) {
        String body = JSON.writeValueAsString(
                Map.of("channel", click.channel(), "ts", click.message(), "text", text, "blocks", new Object[0]));
        ask(
                request("chat.update")
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                LONGEST_WRITE);
    }

    private HttpRequest.Builder request(String method) {
        return HttpRequest.newBuilder(slack.method(method)).header("Authorization", "Bearer " + slack.token());
    }

    private Optional<JsonNode> ask(HttpRequest request, Duration within) {
        Future<HttpResponse<byte[]>> coming =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            JsonNode answer = JSON.readTree(
                    coming.get(within.toMillis(), TimeUnit.MILLISECONDS).body());
            if (answer.path("ok").asBoolean(false)) {
                return Optional.of(answer);
            }
            LOG.warn("Slack refuses {}: {}", request.uri().getPath(), answer.path("error"));
        } catch (TimeoutException | ExecutionException | JacksonException e) {
            coming.cancel(true);
            LOG.warn("Slack does not answer {}: {}", request.uri().getPath(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
