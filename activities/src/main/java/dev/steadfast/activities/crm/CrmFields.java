package dev.steadfast.activities.crm;

import dev.steadfast.activities.connector.Order;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Turns the names that playbooks use into those of a CRM. What playbooks do not define goes through under its own name, so
 * that every property over there can be set.
 */
final class CrmFields {

    /** Names that say which object is meant, not what becomes of it. */
    private static final Set<String> ADDRESSING = Set.of("id", "step", "email");

    private CrmFields() {}

    /** The order's values under the CRM's names; blank ones are left out. */
    static Map<String, String> of(Order order, Map<String, String> names) {
        Map<String, String> fields = new LinkedHashMap<>();
        order.values().keySet().stream()
                .filter(name -> !ADDRESSING.contains(name))
                .sorted()
                .forEach(name ->
                        order.value(name).ifPresent(value -> fields.put(names.getOrDefault(name, name), value)));
        return fields;
    }
}
