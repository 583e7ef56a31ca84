package dev.steadfast.activities.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.ExternalIds;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.ProviderHttp;
import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Zendesk. It takes the same ticket twice for one under the same idempotency key, but only for two hours; so whenever an
 * earlier attempt may have succeeded, the ticket is looked for first, by the external id that it carries.
 */
@Component
class Zendesk implements SupportDesk {

    private static final JsonMapper JSON = new JsonMapper();

    private final ZendeskSettings settings;
    private final ProviderHttp http;
    private final ExternalIds ids;

    Zendesk(ZendeskSettings settings, Turns turns, ExternalIds ids) {
        this.settings = settings;
        this.ids = ids;
        http = new ProviderHttp(turns, name(), settings.rate(), "X-Rate-Limit-Remaining");
    }

    @Override
    public String name() {
        return "zendesk";
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public String place() {
        return String.valueOf(settings.url());
    }

    @Override
    public CallRate rate() {
        return settings.rate();
    }

    @Override
    public Acted tryOut() {
        try {
            JsonNode me = send(
                    "GET",
                    "/api/v2/users/me.json",
                    null,
                    Map.of(),
                    Instant.now().plusSeconds(15));
            if (me.path("user").path("id").isNull()
                    || me.path("user").path("id").isMissingNode()) {
                // Zendesk answers 200 for an anonymous caller
                return new Acted.Failed("Zendesk does not know whose token it is", false);
            }
            return Acted.Done.of(
                    "connected as " + me.path("user").path("name").asText("?") + ", "
                            + me.path("user").path("role").asText("?"),
                    null);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    @Override
    public Acted open(Ticket ticket, Order order) {
        try {
            if (order.doubtful()) {
                JsonNode found = send(
                                "GET",
                                "/api/v2/tickets.json?external_id=" + order.key(),
                                null,
                                Map.of(),
                                order.notAfter())
                        .path("tickets");
                if (!found.isEmpty()) {
                    return opened(found.path(0), " was there already");
                }
            }
            JsonNode made = send(
                            "POST",
                            "/api/v2/tickets.json",
                            body(ticket, order),
                            Map.of("Idempotency-Key", order.attemptKey()),
                            order.notAfter())
                    .path("ticket");
            return made.path("id").isNumber()
                    ? opened(made, "")
                    : new Acted.Failed(Spoken.of("Zendesk answers without a ticket: " + made), true);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    private static Acted opened(JsonNode ticket, String how) {
        return Acted.Done.of(
                "ticket " + ticket.path("id").asText() + how, ticket.path("id").asText());
    }

    private ObjectNode body(Ticket ticket, Order order) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode fields = body.putObject("ticket")
                .put("subject", ticket.title())
                .put("priority", ticket.priority())
                .put("external_id", order.key());
        fields.putObject("comment").put("body", ticket.text(order)).put("public", false);
        Optional<String> organization = ids.of(order.account(), name());
        organization
                .filter(id -> id.matches("\\d{1,18}"))
                .ifPresent(id -> fields.put("organization_id", Long.parseLong(id)));
        return body;
    }

    @Override
    public Acted note(String id, Ticket ticket, Order order) {
        if (!id.matches("\\d{1,18}")) {
            return new Acted.Refused("\"" + id + "\" is no id of a Zendesk ticket; it is a number");
        }
        try {
            if (order.doubtful() && hasNote(id, order)) {
                return Acted.Done.of("the note was on ticket " + id + " already", id);
            }
            ObjectNode body = JSON.createObjectNode();
            ObjectNode fields = body.putObject("ticket").put("priority", ticket.priority());
            fields.putObject("comment").put("body", ticket.text(order)).put("public", false);
            send("PUT", "/api/v2/tickets/" + id + ".json", body, Map.of(), order.notAfter());
            return Acted.Done.of("note on ticket " + id, id);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    private boolean hasNote(String id, Order order) throws CallFailed {
        JsonNode comments = send(
                        "GET",
                        "/api/v2/tickets/" + id + "/comments.json?sort_order=desc",
                        null,
                        Map.of(),
                        order.notAfter())
                .path("comments");
        for (JsonNode comment : comments) {
            if (comment.path("body").asText().contains(Ticket.mark(order))) {
                return true;
            }
        }
        return false;
    }

    private JsonNode send(
            String method, String path, @Nullable ObjectNode body, Map<String, String> more, Instant notAfter)
            throws CallFailed {
        String user = settings.email() + "/token:" + settings.token();
        Map<String, String> headers = new HashMap<>(more);
        headers.put(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        return http.send(new ProviderHttp.Call(
                method, URI.create(settings.url() + path), headers, body == null ? null : body.toString(), notAfter));
    }
}
