package dev.steadfast.activities.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadfast.account.Contact;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.ExternalIds;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.ProviderHttp;
import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Intercom. It knows neither idempotency keys nor external ids of tickets, so an attempt that may have succeeded is not
 * repeated: a person looks. Its tickets have no priority; it stands in the text.
 */
@Component
class Intercom implements SupportDesk {

    private static final JsonMapper JSON = new JsonMapper();

    private final IntercomSettings settings;
    private final ProviderHttp http;
    private final ExternalIds ids;

    Intercom(IntercomSettings settings, Turns turns, ExternalIds ids) {
        this.settings = settings;
        this.ids = ids;
        http = new ProviderHttp(turns, name(), settings.rate(), "X-RateLimit-Remaining");
    }

    @Override
    public String name() {
        return "intercom";
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public String place() {
        return settings.url().toString();
    }

    @Override
    public CallRate rate() {
        return settings.rate();
    }

    @Override
    public Acted tryOut() {
        try {
            JsonNode me = send("GET", "/me", null, Instant.now().plusSeconds(15));
            return Acted.Done.of(
                    "connected as " + me.path("name").asText("?") + " of "
                            + me.path("app").path("name").asText("?"),
                    null);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    @Override
    public Acted open(Ticket ticket, Order order) {
        if (order.doubtful()) {
            return inDoubt(order);
        }
        ObjectNode body = JSON.createObjectNode().put("ticket_type_id", settings.ticketType());
        if (!addContact(body, order)) {
            return new Acted.Refused("Intercom's tickets need a contact; the account has none with an e-mail address");
        }
        body.putObject("ticket_attributes")
                .put("_default_title_", ticket.title())
                .put("_default_description_", text(ticket, order));
        try {
            JsonNode made = send("POST", "/tickets", body, order.notAfter());
            String id = made.path("id").asText("");
            return id.isEmpty()
                    ? new Acted.Failed(Spoken.of("Intercom answers without a ticket: " + made), true)
                    : Acted.Done.of("ticket " + id, id);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    private boolean addContact(ObjectNode body, Order order) {
        Optional<String> known = ids.of(order.account(), name());
        Optional<String> email = order.account().contacts().stream()
                .map(Contact::email)
                .filter(Objects::nonNull)
                .findFirst();
        if (known.isPresent()) {
            body.putArray("contacts").addObject().put("id", known.get());
        } else {
            email.ifPresent(address -> body.putArray("contacts").addObject().put("email", address));
        }
        return known.isPresent() || email.isPresent();
    }

    @Override
    public Acted note(String id, Ticket ticket, Order order) {
        if (!id.matches("[A-Za-z0-9_-]{1,60}")) {
            return new Acted.Refused("\"" + id + "\" is no id of an Intercom ticket");
        }
        if (order.doubtful()) {
            return inDoubt(order);
        }
        ObjectNode body = JSON.createObjectNode()
                .put("message_type", "note")
                .put("type", "admin")
                .put("admin_id", settings.admin())
                .put("body", text(ticket, order));
        try {
            send("POST", "/tickets/" + id + "/reply", body, order.notAfter());
            return Acted.Done.of("note on ticket " + id, id);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    private static String text(Ticket ticket, Order order) {
        return "Priority: " + ticket.priority() + "\n\n" + ticket.text(order);
    }

    private static Acted inDoubt(Order order) {
        return new Acted.Refused("it may have been done already, and Intercom cannot be asked; look for \""
                + Ticket.mark(order) + "\" there before doing it by hand");
    }

    private JsonNode send(String method, String path, @Nullable ObjectNode body, Instant notAfter) throws CallFailed {
        return http.send(new ProviderHttp.Call(
                method,
                URI.create(settings.url() + path),
                Map.of("Authorization", "Bearer " + settings.token(), "Intercom-Version", "2.11"),
                body == null ? null : body.toString(),
                notAfter));
    }
}
