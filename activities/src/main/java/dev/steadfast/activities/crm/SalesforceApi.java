package dev.steadfast.activities.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.ProviderHttp;
import dev.steadfast.activities.connector.ProviderHttp.Call;
import dev.steadfast.activities.connector.Turns;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few calls of Salesforce's REST API that are needed here. The token is fetched when needed, and again when it has expired. */
final class SalesforceApi {

    private static final String NAME = "salesforce";
    private static final Duration UNTIL_THE_DAY_MOVES_ON = Duration.ofMinutes(15);

    private final SalesforceSettings settings;
    private final Turns turns;
    private final ProviderHttp http;
    private volatile @Nullable Session session;

    SalesforceApi(SalesforceSettings settings, Turns turns) {
        this.settings = settings;
        this.turns = turns;
        http = new ProviderHttp(turns, NAME, settings.rate(), "Sforce-Limit-Info");
    }

    private record Session(String instance, String token) {}

    /** Makes the record with this key, or changes it where it is there. */
    JsonNode upsert(String type, String key, ObjectNode fields, Instant notAfter) throws CallFailed {
        return data("PATCH", "/sobjects/" + type + "/" + settings.keyField() + "/" + escaped(key), fields, notAfter);
    }

    /** Changes the record with this key, which must be there. */
    void changeByKey(String type, String key, ObjectNode fields, Instant notAfter) throws CallFailed {
        String path = "/sobjects/" + type + "/" + settings.keyField() + "/" + escaped(key) + "?updateOnly=true";
        data("PATCH", path, fields, notAfter);
    }

    /** Changes the record with this id of theirs. */
    void change(String type, String id, ObjectNode fields, Instant notAfter) throws CallFailed {
        data("PATCH", "/sobjects/" + type + "/" + escaped(id), fields, notAfter);
    }

    /** The records that a query finds. */
    JsonNode query(String soql, Instant notAfter) throws CallFailed {
        return data("GET", "/query?q=" + escaped(soql), null, notAfter).path("records");
    }

    /** A text as it stands between quotes in a query. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** What is left of the day's calls. */
    JsonNode limits(Instant notAfter) throws CallFailed {
        return data("GET", "/limits", null, notAfter).path("DailyApiRequests");
    }

    private JsonNode data(String method, String path, @Nullable ObjectNode body, Instant notAfter) throws CallFailed {
        Session known = session;
        try {
            return data(known == null ? signIn(notAfter) : known, method, path, body, notAfter);
        } catch (CallFailed e) {
            if (e.status() == 401 && known != null) {
                return data(signIn(notAfter), method, path, body, notAfter);
            }
            if ("REQUEST_LIMIT_EXCEEDED"
                    .equals(e.json().path(0).path("errorCode").asText())) {
                throw e.as(turns.limited(NAME, e.acted().text(), UNTIL_THE_DAY_MOVES_ON));
            }
            throw e;
        }
    }

    private JsonNode data(Session with, String method, String path, @Nullable ObjectNode body, Instant notAfter)
            throws CallFailed {
        return http.send(new Call(
                method,
                URI.create(with.instance() + "/services/data/" + settings.version() + path),
                Map.of("Authorization", "Bearer " + with.token()),
                body == null ? null : body.toString(),
                notAfter));
    }

    private Session signIn(Instant notAfter) throws CallFailed {
        String form = "grant_type=client_credentials&client_id=" + escaped(settings.clientId()) + "&client_secret="
                + escaped(settings.clientSecret());
        try {
            JsonNode answer = http.send(new Call(
                    "POST",
                    URI.create(settings.url() + "/services/oauth2/token"),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    form,
                    notAfter));
            Session fresh = new Session(
                    answer.path("instance_url").asText(String.valueOf(settings.url())),
                    answer.path("access_token").asText());
            session = fresh;
            return fresh;
        } catch (CallFailed e) {
            // whatever it was, the deed itself was not asked for
            throw e.acted() instanceof Acted.Limited
                    ? e
                    : e.as(new Acted.Failed("sign-in: " + e.acted().text(), false));
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
