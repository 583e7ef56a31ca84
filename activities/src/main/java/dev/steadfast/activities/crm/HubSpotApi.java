package dev.steadfast.activities.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.ProviderHttp;
import dev.steadfast.activities.connector.Turns;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The few calls of HubSpot's CRM that are needed here. Objects that we make carry a key of ours, which is unique there. */
final class HubSpotApi {

    /** The property that carries it. */
    static final String KEY = "steadfast_key";

    private static final JsonMapper JSON = new JsonMapper();

    private final HubSpotSettings settings;
    private final ProviderHttp http;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    HubSpotApi(HubSpotSettings settings, Turns turns) {
        this.settings = settings;
        http = new ProviderHttp(turns, "hubspot", settings.rate(), "X-HubSpot-RateLimit-Remaining");
    }

    /** Makes the object with this key, or changes it where it is there; its id. */
    JsonNode upsert(String type, String key, Map<String, String> properties, Instant notAfter) throws CallFailed {
        makeReady(type, notAfter);
        ObjectNode body = JSON.createObjectNode();
        ObjectNode input = body.putArray("inputs").addObject();
        input.put("idProperty", KEY).put("id", key);
        ObjectNode values = input.putObject("properties");
        properties.forEach(values::put);
        values.put(KEY, key);
        return send("POST", "/crm/v3/objects/" + type + "/batch/upsert", body, notAfter);
    }

    /** Changes an object that must be there. */
    JsonNode change(
            String type, String id, @Nullable String idProperty, Map<String, String> properties, Instant notAfter)
            throws CallFailed {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode values = body.putObject("properties");
        properties.forEach(values::put);
        String query = idProperty == null ? "" : "?idProperty=" + idProperty;
        return send("PATCH", "/crm/v3/objects/" + type + "/" + escaped(id) + query, body, notAfter);
    }

    /** Ties an object to another one, in the way that HubSpot takes for usual; the same again changes nothing. */
    void associate(String type, String id, String otherType, String otherId, Instant notAfter) throws CallFailed {
        String path = "/crm/v4/objects/%s/%s/associations/default/%s/%s"
                .formatted(type, escaped(id), otherType, escaped(otherId));
        send("PUT", path, null, notAfter);
    }

    /** The account behind the token. */
    JsonNode account(Instant notAfter) throws CallFailed {
        return send("GET", "/account-info/v3/details", null, notAfter);
    }

    /** The property with our key exists once somebody has made it; nobody but us does. */
    private void makeReady(String type, Instant notAfter) throws CallFailed {
        if (ready.contains(type)) {
            return;
        }
        try {
            send("GET", "/crm/v3/properties/" + type + "/" + KEY, null, notAfter);
        } catch (CallFailed e) {
            if (e.status() != 404) {
                throw e;
            }
            makeProperty(type, notAfter);
        }
        ready.add(type);
    }

    private void makeProperty(String type, Instant notAfter) throws CallFailed {
        JsonNode groups = send("GET", "/crm/v3/properties/" + type + "/groups", null, notAfter);
        ObjectNode property = JSON.createObjectNode()
                .put("name", KEY)
                .put("label", "Steadfast key")
                .put("description", "Tells Steadfast which step made this. Leave it as it is.")
                .put("type", "string")
                .put("fieldType", "text")
                .put("hasUniqueValue", true)
                .put("groupName", groups.path("results").path(0).path("name").asText());
        try {
            send("POST", "/crm/v3/properties/" + type, property, notAfter);
        } catch (CallFailed e) {
            if (e.status() != 409) {
                throw e;
            }
            // another worker was faster
        }
    }

    private JsonNode send(String method, String path, @Nullable ObjectNode body, Instant notAfter) throws CallFailed {
        return http.send(new ProviderHttp.Call(
                method,
                URI.create(settings.url() + path),
                Map.of("Authorization", "Bearer " + settings.token()),
                body == null ? null : body.toString(),
                notAfter));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
