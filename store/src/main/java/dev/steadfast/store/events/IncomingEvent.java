package dev.steadfast.store.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it was sent.
 *
 * @param id of the sender: the same id again is the same event
 * @param type such as {@code milestone.first_value}
 * @param account what the sender calls the customer: our id, {@code system:id}, somebody's address there, or its domain
 * @param at when it happened; absent means now
 * @param otherNames what else the customer is called, tried in this order where the first is not known
 * @param introduces whether the sender says that all these names mean the same customer, so that an external id among
 *     them is learned once another one is known
 */
public record IncomingEvent(
        String id,
        String type,
        String account,
        @Nullable Instant at,
        Map<String, Object> data,
        List<String> otherNames,
        boolean introduces) {

    /** An event with one name for its account. */
    public IncomingEvent(String id, String type, String account, @Nullable Instant at, Map<String, Object> data) {
        this(id, type, account, at, data, List.of(), false);
    }
}
