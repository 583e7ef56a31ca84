package dev.steadfast.activities.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadfast.account.Contact;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.ExternalIds;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.connectors.CallRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Salesforce as the CRM. What is made carries the order's key in an external-id field, so the same again makes no second
 * one; notes are tasks that are completed.
 */
@Component
class Salesforce implements Crm {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> TASK = Map.of(
            "title",
            "Subject",
            "text",
            "Description",
            "due",
            "ActivityDate",
            "priority",
            "Priority",
            "status",
            "Status");
    private static final Map<String, String> OPPORTUNITY =
            Map.of("name", "Name", "amount", "Amount", "close_date", "CloseDate", "stage", "StageName");

    private final SalesforceSettings settings;
    private final SalesforceApi api;
    private final ExternalIds ids;

    Salesforce(SalesforceSettings settings, Turns turns, ExternalIds ids) {
        this.settings = settings;
        this.ids = ids;
        api = new SalesforceApi(settings, turns);
    }

    @Override
    public String name() {
        return "salesforce";
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
            JsonNode limits = api.limits(Instant.now().plusSeconds(15));
            return Acted.Done.of(
                    "connected; " + limits.path("Remaining").asText("?") + " of "
                            + limits.path("Max").asText("?") + " calls are left today",
                    null);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    @Override
    public Acted act(CrmAction action, Order order) {
        try {
            return switch (action) {
                case CREATE_TASK -> make("Task", task(order, "Not Started"), "WhatId", order);
                case NOTE -> make("Task", task(order, "Completed"), "WhatId", order);
                case CREATE_OPPORTUNITY -> make("Opportunity", opportunity(order), "AccountId", order);
                case UPDATE_TASK -> change("Task", fields(order, TASK), order);
                case UPDATE_OPPORTUNITY -> change("Opportunity", fields(order, OPPORTUNITY), order);
                case UPDATE_CONTACT -> changeContact(order);
                case UPDATE_COMPANY -> changeCompany(order);
            };
        } catch (CallFailed e) {
            return e.status() == 300
                    ? new Acted.Refused("salesforce has two records with the key " + key(order.key()) + "; merge them")
                    : e.acted();
        }
    }

    /** Salesforce takes what follows a dot in an address for a format. */
    private static String key(String key) {
        return key.replace('.', '-');
    }

    private static ObjectNode fields(Order order, Map<String, String> names) {
        ObjectNode fields = JSON.createObjectNode();
        CrmFields.of(order, names).forEach((name, value) -> {
            if (name.equals("Amount") && value.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
                fields.put(name, new BigDecimal(value));
            } else {
                fields.put(name, value);
            }
        });
        return fields;
    }

    private static ObjectNode task(Order order, String status) {
        ObjectNode fields = fields(order, TASK);
        if (!fields.has("Subject")) {
            fields.put("Subject", "Steadfast: " + order.account().name());
        }
        return fields.has("Status") ? fields : fields.put("Status", status);
    }

    private ObjectNode opportunity(Order order) {
        ObjectNode fields = fields(order, OPPORTUNITY);
        return fields.has("StageName") ? fields : fields.put("StageName", settings.stage());
    }

    private Acted make(String type, ObjectNode fields, String companyField, Order order) throws CallFailed {
        Optional<String> company = ids.of(order.account(), name());
        company.ifPresent(id -> fields.put(companyField, id));
        JsonNode answer = api.upsert(type, key(order.key()), fields, order.notAfter());
        if (answer.has("success") && !answer.path("success").asBoolean()) {
            return new Acted.Refused(Spoken.of("salesforce made no " + type + ": " + answer.path("errors")));
        }
        String id = answer.path("id").asText("");
        return Acted.Done.of(
                (type + " " + id).strip()
                        + (company.isPresent() ? "" : ", tied to no account: salesforce_account is not known"),
                id.isEmpty() ? null : id);
    }

    private Acted change(String type, ObjectNode fields, Order order) throws CallFailed {
        Optional<String> id = order.value("id");
        Optional<String> step = order.value("step");
        if (id.isPresent()) {
            api.change(type, id.get(), fields, order.notAfter());
            return Acted.Done.of(type + " " + id.get() + " is changed", id.get());
        }
        if (step.isEmpty()) {
            return new Acted.Refused("which " + type + " is meant? Say id, or the step that made it");
        }
        api.changeByKey(type, key(order.keyOf(step.get())), fields, order.notAfter());
        return Acted.Done.of("the " + type + " of step " + step.get() + " is changed", null);
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
        String ofAccount = ids.of(order.account(), name())
                .map(id -> " AND AccountId = " + SalesforceApi.quoted(id))
                .orElse("");
        JsonNode found = api.query(
                "SELECT Id FROM Contact WHERE Email = " + SalesforceApi.quoted(email.get()) + ofAccount + " LIMIT 2",
                order.notAfter());
        if (found.size() != 1) {
            return new Acted.Refused(
                    "salesforce has " + (found.isEmpty() ? "no contact" : "several contacts") + " with " + email.get());
        }
        String id = found.path(0).path("Id").asText();
        api.change("Contact", id, fields(order, Map.of()), order.notAfter());
        return Acted.Done.of("contact " + id + " is changed", id);
    }

    private Acted changeCompany(Order order) throws CallFailed {
        Optional<String> company = order.value("id").or(() -> ids.of(order.account(), name()));
        if (company.isEmpty()) {
            return new Acted.Refused("salesforce_account of the account is not known");
        }
        api.change("Account", company.get(), fields(order, Map.of()), order.notAfter());
        return Acted.Done.of("account " + company.get() + " is changed", company.get());
    }
}
