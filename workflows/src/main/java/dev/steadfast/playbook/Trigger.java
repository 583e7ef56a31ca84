package dev.steadfast.playbook;

import dev.steadfast.condition.Condition;
import dev.steadfast.condition.Known;
import org.jspecify.annotations.Nullable;

/**
 * An event that means something to a playbook.
 *
 * @param on event type
 * @param when what else must hold, the event's data included; null for nothing else
 */
public record Trigger(String on, @Nullable Condition when) {

    /** Whether an event of this type is meant, given what is known with its data. */
    public boolean matches(String event, Known known) {
        return on.equals(event) && (when == null || when.evaluate(known).holds());
    }
}
