package dev.steadfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadfast.account.Account;
import dev.steadfast.account.AccountDraft;
import dev.steadfast.account.AccountRules;
import dev.steadfast.account.Attribute;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.ContactDraft;
import dev.steadfast.account.CustomValues;
import dev.steadfast.cadence.Permissions;
import dev.steadfast.preview.Plain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an account as {@code PUT /api/accounts/{id}} takes it, with everything that is wrong in it at once. */
final class AccountFile {

    private static final List<String> DERIVED = List.of("stage", "touch", "high_value");
    private static final List<String> OF_CONTACTS = List.of("name", "email", "phone", "role", "consents");

    private final String file;
    private final int firstLine;
    private final LocatedJson json;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> addresses = new HashSet<>();
    private final AgreementReader agreements =
            new AgreementReader((pointer, value, rule) -> problem(pointer, path(pointer), value, rule));

    /** What a file says: the account, and what its contacts have agreed to. */
    record Told(Account account, List<Permissions.Agreement> agreements) {}

    private AccountFile(String file, int firstLine, LocatedJson json) {
        this.file = file;
        this.firstLine = firstLine;
        this.json = json;
    }

    /**
     * Reads one account.
     *
     * @param file name for messages
     * @param firstLine of the text in its file
     * @param standIn for an id that the text does not give
     * @throws BadFile with every problem
     */
    static Told read(String file, int firstLine, String text, String standIn) {
        try {
            AccountFile reader = new AccountFile(file, firstLine, LocatedJson.read(text));
            return new Told(reader.account(standIn), reader.agreements.agreements());
        } catch (LocatedJson.NotJson e) {
            throw new BadFile(List.of("%s:%d: %s".formatted(file, firstLine + e.line() - 1, e.getMessage())));
        }
    }

    private Account account(String standIn) {
        JsonNode body = json.root();
        if (!body.isObject()) {
            throw new BadFile(
                    List.of("%s:%d: must be an object, as PUT /api/accounts/{id} takes it".formatted(file, firstLine)));
        }
        String id = body.hasNonNull("id") ? part("", body, "id", AccountRules::id) : standIn;
        AccountDraft draft = new AccountDraft(id == null ? standIn : id);
        body.properties().forEach(property -> property(draft, property.getKey(), property.getValue()));
        if (!body.hasNonNull("name")) {
            problem("/name", "name", null, "is required");
        }
        if (!problems.isEmpty()) {
            throw new BadFile(problems);
        }
        return draft.asNew();
    }

    private void property(AccountDraft draft, String name, JsonNode value) {
        if (value.isNull() || DERIVED.contains(name) || name.equals("id")) {
            return;
        }
        switch (name) {
            case "external_ids" -> {} // no rule asks for them
            case "custom" -> custom(draft, value);
            case "contacts" -> contacts(draft, value);
            default ->
                Attribute.of(name)
                        .ifPresentOrElse(
                                attribute -> attribute(draft, attribute, value),
                                () -> problem(
                                        "/" + name,
                                        name,
                                        null,
                                        "is not a property that is known here; allowed are id, "
                                                + String.join(", ", Attribute.columns())
                                                + ", custom, external_ids, contacts"));
        }
    }

    private void attribute(AccountDraft draft, Attribute attribute, JsonNode value) {
        try {
            boolean asNumber = attribute == Attribute.ARR && value.isNumber();
            draft.set(attribute, attribute.read(asNumber ? value.decimalValue().toPlainString() : text(value)));
        } catch (BrokenRule e) {
            problem("/" + attribute.column(), attribute.column(), value, e.rule());
        }
    }

    private void custom(AccountDraft draft, JsonNode values) {
        if (!values.isObject()) {
            problem("/custom", "custom", null, "must be an object");
            return;
        }
        values.properties().forEach(property -> {
            try {
                String name = AccountRules.customName(property.getKey());
                CustomValues.of(scalar(property.getValue())).ifPresent(value -> draft.setCustom(name, value));
            } catch (BrokenRule e) {
                String name = property.getKey();
                problem("/custom/" + name, "custom." + name, property.getValue(), e.rule());
            }
        });
    }

    private void contacts(AccountDraft draft, JsonNode contacts) {
        if (!contacts.isArray()) {
            problem("/contacts", "contacts", null, "must be an array of objects");
            return;
        }
        for (int i = 0; i < contacts.size(); i++) {
            contact(draft, i, contacts.get(i));
        }
    }

    private void contact(AccountDraft draft, int index, JsonNode contact) {
        String pointer = "/contacts/" + index;
        if (!contact.isObject()) {
            problem(pointer, path(pointer), null, "must be an object with " + String.join(", ", OF_CONTACTS));
            return;
        }
        int before = problems.size();
        contact.fieldNames().forEachRemaining(name -> {
            if (!OF_CONTACTS.contains(name)) {
                problem(
                        pointer + "/" + name,
                        path(pointer + "/" + name),
                        null,
                        "is not a property that is known here; allowed are " + String.join(", ", OF_CONTACTS));
            }
        });
        ContactDraft read = new ContactDraft(
                part(pointer, contact, "name", AccountRules::name),
                part(pointer, contact, "email", AccountRules::email),
                part(pointer, contact, "phone", AccountRules::phone),
                part(pointer, contact, "role", AccountRules::role));
        if (read.email() != null && !addresses.add(read.email().toLowerCase(Locale.ROOT))) {
            problem(pointer + "/email", path(pointer + "/email"), contact.get("email"), "is another contact's as well");
        }
        if (!read.isSomebody() && problems.size() == before) {
            problem(pointer, path(pointer), null, "must have a name, an e-mail address or a phone");
        }
        if (contact.hasNonNull("consents")) {
            agreements.read(pointer + "/consents", contact.get("consents"), read.email(), read.phone());
        }
        draft.add(read);
    }

    private <T> @Nullable T part(String pointer, JsonNode object, String name, Function<String, T> rule) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            return rule.apply(text(value));
        } catch (BrokenRule e) {
            problem(pointer + "/" + name, path(pointer + "/" + name), value, e.rule());
            return null;
        }
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new BrokenRule("must be a text");
        }
        return value.asText();
    }

    private static @Nullable Object scalar(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> null;
            case STRING -> value.asText();
            case BOOLEAN -> value.asBoolean();
            case NUMBER -> value.decimalValue();
            default -> throw new BrokenRule("must be a text, a number, true or false");
        };
    }

    /** {@code /contacts/0/email} as {@code contacts[0].email}. */
    private static String path(String pointer) {
        return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    }

    private void problem(String pointer, String path, @Nullable JsonNode value, String rule) {
        String found = value == null || value.isContainerNode() ? "" : "\"%s\"; ".formatted(Plain.text(value.asText()));
        problems.add(
                "%s:%d: %s: %s%s".formatted(file, firstLine + json.line(pointer) - 1, Plain.text(path), found, rule));
    }
}
