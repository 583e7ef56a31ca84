package dev.steadfast.api.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountDraft;
import dev.steadfast.account.AccountRules;
import dev.steadfast.account.Attribute;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.CustomValues;
import dev.steadfast.account.ExternalId;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.store.reach.ConsentWord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an account from JSON, with everything that is wrong in it at once. */
final class AccountBody {

    private static final List<String> DERIVED = List.of("stage", "touch", "high_value");
    private static final int MOST_CUSTOM = 500;

    private final Mistakes mistakes = new Mistakes();
    private final AccountDraft draft;
    private final ContactConsents consents;
    private @Nullable List<ExternalId> externalIds;

    private AccountBody(String id, String by) {
        draft = new AccountDraft(id);
        consents = new ContactConsents(mistakes, by);
    }

    /**
     * What a body says.
     *
     * @param account that is nothing but the body
     * @param externalIds absent where it says nothing of them: systems teach them too, so they stay then
     * @param consents of its contacts
     */
    record Told(Account account, @Nullable List<ExternalId> externalIds, List<ConsentWord> consents) {}

    /**
     * Reads all of it.
     *
     * @param by who says so
     * @throws RuleBroken with every broken rule
     */
    static Told read(String id, JsonNode body, String by) {
        AccountBody reader = new AccountBody(id, by);
        Account account = reader.account(body);
        return new Told(account, reader.externalIds, reader.consents.read());
    }

    private Account account(JsonNode body) {
        checkId();
        if (!body.isObject()) {
            throw new RuleBroken("", null, "The body must be an object");
        }
        body.forEachEntry(this::property);
        if (draft.value(Attribute.NAME) == null) {
            mistakes.addUnlessThere("name", "is required");
        }
        mistakes.throwIfAny();
        return draft.asNew();
    }

    private void checkId() {
        try {
            if (!AccountRules.id(draft.id()).equals(draft.id())) {
                throw new BrokenRule("must not begin or end with a blank");
            }
        } catch (BrokenRule e) {
            mistakes.add("id", draft.id(), e.rule());
        }
    }

    private void property(String name, JsonNode value) {
        if (value.isNull() || DERIVED.contains(name)) {
            return;
        }
        switch (name) {
            case "id" -> {
                if (!value.isString() || !value.stringValue().equals(draft.id())) {
                    mistakes.add("id", value, "must be the id in the path, or left out");
                }
            }
            case "custom" -> custom(value);
            case "external_ids" -> externalIds = ExternalIdsBody.read(value, mistakes);
            case "contacts" -> new ContactsBody(draft, mistakes, consents).read(value);
            default ->
                Attribute.of(name)
                        .ifPresentOrElse(
                                attribute -> attribute(attribute, value),
                                () -> mistakes.unknown(name, value, allowed()));
        }
    }

    private void attribute(Attribute attribute, JsonNode value) {
        try {
            boolean asNumber = attribute == Attribute.ARR && value.isNumber();
            draft.set(attribute, attribute.read(asNumber ? Scalars.number(value) : Scalars.text(value)));
        } catch (BrokenRule e) {
            mistakes.add(attribute.column(), value, e.rule());
        }
    }

    private void custom(JsonNode values) {
        if (!values.isObject() || values.size() > MOST_CUSTOM) {
            mistakes.add("custom", values, "must be an object with at most %d properties".formatted(MOST_CUSTOM));
            return;
        }
        values.forEachEntry((name, value) -> {
            try {
                String known = AccountRules.customName(name);
                CustomValues.of(Scalars.any(value)).ifPresent(stored -> draft.setCustom(known, stored));
            } catch (BrokenRule e) {
                mistakes.add("custom." + name, value, e.rule());
            }
        });
    }

    private static List<String> allowed() {
        List<String> allowed = new ArrayList<>(List.of("id"));
        allowed.addAll(Attribute.columns());
        allowed.addAll(List.of("custom", "external_ids", "contacts"));
        return allowed;
    }
}
