package dev.steadfast.activities.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.connector.ProviderHttp;
import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts to Slack, at most one message a second. Slack knows no idempotency: where no answer came a notice is posted again,
 * since a colleague who reads it twice is better off than one who never does.
 */
@Component
public class SlackPosts implements Connector {

    /** What Slack allows in one channel. */
    private static final CallRate RATE = new CallRate(1, Duration.ofSeconds(1));

    private static final CallRate READING = new CallRate(20, Duration.ofSeconds(1));

    private static final Set<String> ABOUT_US = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "no_permission",
            "ekm_access_denied");

    private static final Set<String> ITS_OWN_TROUBLE =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");

    private final SlackSettings settings;
    private final ProviderHttp writing;
    private final ProviderHttp reading;

    SlackPosts(SlackSettings settings, Turns turns) {
        this.settings = settings;
        writing = new ProviderHttp(turns, name(), RATE, "X-Rate-Limit-Remaining");
        reading = new ProviderHttp(turns, name(), READING, "X-Rate-Limit-Remaining");
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public String kind() {
        return "chat";
    }

    @Override
    public boolean isConfigured() {
        return !settings.token().isEmpty();
    }

    @Override
    public String place() {
        return settings.baseUrl().toString();
    }

    @Override
    public CallRate rate() {
        return RATE;
    }

    /** Where a message for this person, queue or channel goes; null where there is no place for it. */
    public @Nullable String placeOf(String person) {
        if (person.startsWith("#") || person.contains("@")) {
            return person;
        }
        return settings.channel().isEmpty() ? null : settings.channel();
    }

    /** Posts a notice; nothing leaves after that moment of the wall clock. */
    public Acted post(Notice notice, Instant notAfter) {
        try {
            String channel = notice.to().contains("@") ? user(notice.to(), notAfter) : notice.to();
            JsonNode posted = call(writing, "POST", "chat.postMessage", notice.body(channel), notAfter);
            return Acted.Done.of(
                    "posted to " + notice.to(),
                    posted.path("channel").asText() + "/" + posted.path("ts").asText());
        } catch (CallFailed e) {
            return e.acted();
        } catch (SlackSays e) {
            return e.acted(notice.to());
        }
    }

    @Override
    public Acted tryOut() {
        try {
            JsonNode found =
                    call(reading, "POST", "auth.test", "{}", Instant.now().plusSeconds(15));
            return Acted.Done.of(
                    "signed in as " + found.path("user").asText() + " of "
                            + found.path("team").asText(),
                    null);
        } catch (CallFailed e) {
            return e.acted();
        } catch (SlackSays e) {
            return e.acted("auth.test");
        }
    }

    private String user(String email, Instant notAfter) throws CallFailed, SlackSays {
        String method = "users.lookupByEmail?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
        return call(reading, "GET", method, null, notAfter)
                .path("user")
                .path("id")
                .asText();
    }

    private JsonNode call(ProviderHttp http, String verb, String method, @Nullable String body, Instant notAfter)
            throws CallFailed, SlackSays {
        URI address = URI.create(settings.baseUrl().toString().replaceFirst("/+$", "") + "/api/" + method);
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + settings.token(), "Content-Type", "application/json; charset=utf-8");
        JsonNode answer = http.send(new ProviderHttp.Call(verb, address, headers, body, notAfter));
        if (!answer.path("ok").asBoolean()) {
            throw new SlackSays(answer.path("error").asText("nothing"), verb.equals("POST"));
        }
        return answer;
    }

    /** A success of HTTP that is none of Slack's. */
    private static final class SlackSays extends Exception {
        private final String error;
        private final boolean mayHaveActed;

        SlackSays(String error, boolean mayHaveActed) {
            super(error);
            this.error = error;
            this.mayHaveActed = mayHaveActed;
        }

        Acted acted(String about) {
            String words = Spoken.of("Slack says " + error + " about " + about);
            if (error.equals("ratelimited")) {
                return new Acted.Limited(words, Duration.ofSeconds(10));
            }
            if (ABOUT_US.contains(error)) {
                return new Acted.Failed(words, false);
            }
            return ITS_OWN_TROUBLE.contains(error) ? new Acted.Failed(words, mayHaveActed) : new Acted.Refused(words);
        }
    }
}
