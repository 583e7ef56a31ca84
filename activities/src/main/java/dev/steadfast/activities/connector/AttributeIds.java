package dev.steadfast.activities.connector;

import dev.steadfast.account.Account;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads external ids from attributes of the account, such as {@code stripe_customer}. */
@Component
class AttributeIds implements ExternalIds {

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "stripe", "stripe_customer",
            "hubspot", "hubspot_company",
            "salesforce", "salesforce_account",
            "zendesk", "zendesk_organization",
            "intercom", "intercom_contact");

    @Override
    public Optional<String> of(Account account, String system) {
        return Optional.ofNullable(account.custom().get(ATTRIBUTES.getOrDefault(system, system)))
                .map(AttributeIds::text)
                .filter(id -> !id.isEmpty());
    }

    /** A number keeps its digits: {@code 5123456789012}, not {@code 5.1E12}. */
    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(value).strip();
    }
}
