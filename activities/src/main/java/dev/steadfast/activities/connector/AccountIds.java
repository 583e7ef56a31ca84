package dev.steadfast.activities.connector;

import dev.steadfast.account.Account;
import dev.steadfast.account.ExternalId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What an account's own attribute says, such as {@code stripe_customer}; else the one name that the system is known to
 * have for it. Of several names nobody could say which is meant: then a person does it.
 */
@Component
class AccountIds implements ExternalIds {

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "stripe", "stripe_customer",
            "hubspot", "hubspot_company",
            "salesforce", "salesforce_account",
            "zendesk", "zendesk_organization",
            "intercom", "intercom_contact");

    /** Where events name the very thing that steps act upon; Intercom's name companies, and tickets want a contact. */
    private static final Set<String> NAMED_ALIKE = Set.of("stripe", "hubspot", "salesforce", "zendesk");

    private final dev.steadfast.store.identity.ExternalIds known;

    AccountIds(dev.steadfast.store.identity.ExternalIds known) {
        this.known = known;
    }

    @Override
    public Optional<String> of(Account account, String system) {
        return attribute(account, system).or(() -> onlyOne(account, system));
    }

    private static Optional<String> attribute(Account account, String system) {
        return Optional.ofNullable(account.custom().get(ATTRIBUTES.getOrDefault(system, system)))
                .map(AccountIds::text)
                .filter(id -> !id.isEmpty());
    }

    private Optional<String> onlyOne(Account account, String system) {
        List<ExternalId> ids = known.of(List.of(account.id())).getOrDefault(account.id(), List.of()).stream()
                .filter(id -> id.system().equals(system) && NAMED_ALIKE.contains(system))
                .toList();
        return ids.size() == 1 ? Optional.of(ids.getFirst().id()) : Optional.empty();
    }

    /** A number keeps its digits: {@code 5123456789012}, not {@code 5.1E12}. */
    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(value).strip();
    }
}
