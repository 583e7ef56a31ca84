package dev.steadfast.store.deeds;

import java.time.Instant;
import java.util.Map;

/**
 * A deed, to be written down with its first claim.
 *
 * @param connector the system that does it
 * @param action what it is asked for
 * @param details values that go along, by name
 * @param at business time
 */
public record DeedPlan(
        DeedKey key, String account, String connector, String action, Map<String, String> details, Instant at) {

    public DeedPlan {
        details = Map.copyOf(details);
    }
}
