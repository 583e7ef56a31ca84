package dev.steadfast.activities.steps;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Order;
import java.util.Map;
import java.util.function.Function;

/**
 * What a step wants done in another system.
 *
 * @param connector the system's name
 * @param action what it is asked for, for a reader
 * @param values that go along, by name, each a Liquid text
 * @param assignee who looks into it where it cannot be done
 * @param call asks the system, outside any transaction
 */
record Errand(
        String connector,
        String action,
        Map<String, String> values,
        String assignee,
        boolean urgent,
        Function<Order, Acted> call) {

    Errand {
        values = Map.copyOf(values);
    }
}
