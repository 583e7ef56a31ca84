package dev.steadfast.activities.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows here from a deed elsewhere, stored together with its outcome.
 *
 * @param event type of the event that it is, if it is one
 * @param data of the event
 * @param attributes of the account that change
 */
public record Aftermath(@Nullable String event, Map<String, Object> data, Map<String, Object> attributes) {

    public static final Aftermath NONE = new Aftermath(null, Map.of(), Map.of());

    public Aftermath {
        data = Map.copyOf(data);
        attributes = Map.copyOf(attributes);
    }

    public static Aftermath event(String type, Map<String, Object> data) {
        return new Aftermath(type, data, Map.of());
    }

    public static Aftermath attribute(String name, Object value) {
        return new Aftermath(null, Map.of(), Map.of(name, value));
    }

    public boolean isEmpty() {
        return event == null && attributes.isEmpty();
    }
}
