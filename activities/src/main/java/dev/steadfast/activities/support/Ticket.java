package dev.steadfast.activities.support;

import dev.steadfast.activities.connector.Order;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a ticket says.
 *
 * @param title what it is about, in a few words
 * @param priority low, normal, high or urgent
 */
public record Ticket(String title, String priority) {

    private static final Set<String> ADDRESSING = Set.of("ticket_id", "text");

    /** The whole text: what the step says, its other values a line each, and whose account it is. */
    String text(Order order) {
        String values = order.values().keySet().stream()
                .filter(name -> !ADDRESSING.contains(name))
                .sorted()
                .flatMap(name -> order.value(name).map(value -> name + ": " + value).stream())
                .collect(Collectors.joining("\n"));
        return (order.value("text").orElse(title) + "\n\n" + values).strip() + "\n\nAccount: "
                + order.account().name() + " (" + order.account().id() + ")\n" + mark(order);
    }

    /** By which a note is found again. */
    static String mark(Order order) {
        return "Ref: " + order.key();
    }
}
