package dev.steadfast.activities.crm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadfast.account.Contact;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.ExternalIds;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.connectors.CallRate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** HubSpot as the CRM: deals are opportunities. What is made carries the order's key, so the same again makes no second one. */
@Component
class HubSpot implements Crm {

    private static final Map<String, String> TASK = Map.of(
            "title",
            "hs_task_subject",
            "text",
            "hs_task_body",
            "priority",
            "hs_task_priority",
            "status",
            "hs_task_status");
    private static final Map<String, String> DEAL =
            Map.of("name", "dealname", "close_date", "closedate", "stage", "dealstage");
    private static final Map<String, String> NOTE = Map.of("text", "hs_note_body");

    private final HubSpotSettings settings;
    private final HubSpotApi api;
    private final ExternalIds ids;

    HubSpot(HubSpotSettings settings, Turns turns, ExternalIds ids) {
        this.settings = settings;
        this.ids = ids;
        api = new HubSpotApi(settings, turns);
    }

    @Override
    public String name() {
        return "hubspot";
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
            JsonNode account = api.account(Instant.now().plusSeconds(15));
            return Acted.Done.of(
                    "connected to the account " + account.path("portalId").asText("?"), null);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    @Override
    public Acted act(CrmAction action, Order order) {
        try {
            return switch (action) {
                case CREATE_TASK -> make("tasks", task(order), order);
                case CREATE_OPPORTUNITY -> make("deals", CrmFields.of(order, DEAL), order);
                case NOTE -> make("notes", note(order), order);
                case UPDATE_TASK -> change("tasks", CrmFields.of(order, TASK), order);
                case UPDATE_OPPORTUNITY -> change("deals", CrmFields.of(order, DEAL), order);
                case UPDATE_CONTACT -> changeContact(order);
                case UPDATE_COMPANY -> changeCompany(order);
            };
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    private static Map<String, String> task(Order order) {
        Map<String, String> fields = new LinkedHashMap<>(CrmFields.of(order, TASK));
        String due = fields.remove("due");
        fields.put("hs_timestamp", due == null ? order.at().toString() : due);
        fields.putIfAbsent("hs_task_status", "NOT_STARTED");
        fields.putIfAbsent("hs_task_subject", "Steadfast: " + order.account().name());
        return fields;
    }

    private static Map<String, String> note(Order order) {
        Map<String, String> fields = new LinkedHashMap<>(CrmFields.of(order, NOTE));
        fields.put("hs_timestamp", order.at().toString());
        return fields;
    }

    private Acted make(String type, Map<String, String> fields, Order order) throws CallFailed {
        JsonNode answer = api.upsert(type, order.key(), fields, order.notAfter());
        JsonNode made = answer.path("results").path(0);
        String id = made.path("id").asText("");
        if (id.isEmpty() || answer.path("numErrors").asInt() > 0) {
            // 207 and friends: a success that is none
            return new Acted.Refused(Spoken.of("HubSpot made no " + type + ": " + answer));
        }
        Optional<String> company = ids.of(order.account(), name());
        if (company.isPresent()) {
            api.associate(type, id, "companies", company.get(), order.notAfter());
        }
        return Acted.Done.of(
                type + " " + id + (company.isPresent() ? "" : ", tied to no company: hubspot_company is not known"),
                id);
    }

    private Acted change(String type, Map<String, String> fields, Order order) throws CallFailed {
        Optional<String> id = order.value("id");
        Optional<String> step = order.value("step");
        if (id.isEmpty() && step.isEmpty()) {
            return new Acted.Refused("which of the " + type + " is meant? Say id, or the step that made it");
        }
        JsonNode changed = id.isPresent()
                ? api.change(type, id.get(), null, fields, order.notAfter())
                : api.change(type, order.keyOf(step.get()), HubSpotApi.KEY, fields, order.notAfter());
        return Acted.Done.of(
                type + " " + changed.path("id").asText(), changed.path("id").asText());
    }

    private Acted changeContact(Order order) throws CallFailed {
        Optional<String> email = order.value("email")
                .or(() -> order.account().contacts().stream()
                        .map(Contact::email)
                        .filter(Objects::nonNull)
                        .findFirst());
        if (email.isEmpty()) {
            return new Acted.Refused("the account has no contact with an e-mail address");
        }
        JsonNode changed =
                api.change("contacts", email.get(), "email", CrmFields.of(order, Map.of()), order.notAfter());
        return Acted.Done.of(
                "contact " + changed.path("id").asText(), changed.path("id").asText());
    }

    private Acted changeCompany(Order order) throws CallFailed {
        Optional<String> company = order.value("id").or(() -> ids.of(order.account(), name()));
        if (company.isEmpty()) {
            return new Acted.Refused("hubspot_company of the account is not known");
        }
        JsonNode changed =
                api.change("companies", company.get(), null, CrmFields.of(order, Map.of()), order.notAfter());
        return Acted.Done.of("company " + changed.path("id").asText(), company.get());
    }
}
