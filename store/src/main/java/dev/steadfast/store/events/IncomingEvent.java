package dev.steadfast.store.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it was sent.
 *
 * @param id of the sender: the same id again is the same event
 * @param type such as {@code milestone.first_value}
 * @param account our id of the customer
 * @param at when it happened; absent means now
 */
public record IncomingEvent(
        String id, String type, String account, @Nullable Instant at, Map<String, Object> data) {}
