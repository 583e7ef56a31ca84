package dev.steadfast.api.accounts;

import dev.steadfast.account.AccountDraft;
import dev.steadfast.account.AccountRules;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.ContactDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the contacts of an account from JSON. */
final class ContactsBody {

    private static final List<String> PROPERTIES = List.of("name", "email", "phone", "role", "consents");
    private static final int MOST_CONTACTS = 500;

    private final AccountDraft draft;
    private final Mistakes mistakes;
    private final ContactConsents consents;
    private final Set<String> addresses = new HashSet<>();

    ContactsBody(AccountDraft draft, Mistakes mistakes, ContactConsents consents) {
        this.draft = draft;
        this.mistakes = mistakes;
        this.consents = consents;
    }

    void read(JsonNode contacts) {
        if (!contacts.isArray() || contacts.size() > MOST_CONTACTS) {
            mistakes.add("contacts", contacts, "must be an array of at most %d objects".formatted(MOST_CONTACTS));
            return;
        }
        for (int i = 0; i < contacts.size(); i++) {
            contact("contacts[%d]".formatted(i), contacts.get(i));
        }
    }

    private void contact(String path, JsonNode contact) {
        if (!contact.isObject()) {
            mistakes.add(path, contact, "must be an object with " + String.join(", ", PROPERTIES));
            return;
        }
        contact.propertyNames().stream()
                .filter(name -> !PROPERTIES.contains(name))
                .forEach(name -> mistakes.unknown(path + "." + name, contact.get(name), PROPERTIES));
        ContactDraft read = new ContactDraft(
                part(path, contact, "name", AccountRules::name),
                part(path, contact, "email", AccountRules::email),
                part(path, contact, "phone", AccountRules::phone),
                part(path, contact, "role", AccountRules::role));
        if (read.email() != null && !addresses.add(read.email().toLowerCase(Locale.ROOT))) {
            mistakes.add(path + ".email", read.email(), "must not be another contact's address too");
        }
        if (!read.isSomebody()) {
            mistakes.addUnlessUnder(path, "must have a name, an e-mail address or a phone");
        }
        if (contact.hasNonNull("consents")) {
            consents.read(path + ".consents", contact.get("consents"), read.email(), read.phone());
        }
        draft.add(read);
    }

    private <T> @Nullable T part(String path, JsonNode contact, String name, Function<String, T> rule) {
        JsonNode value = contact.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            return rule.apply(Scalars.text(value));
        } catch (BrokenRule e) {
            mistakes.add(path + "." + name, value, e.rule());
            return null;
        }
    }
}
