package dev.steadfast.activities.support;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.connector.Order;

/** A system that keeps tickets. */
public interface SupportDesk extends Connector {

    @Override
    default String kind() {
        return "support";
    }

    /** Opens a ticket that only colleagues read, outside any transaction, once for each key; throws nothing. */
    Acted open(Ticket ticket, Order order);

    /**
     * Adds an internal note to a ticket and sets its priority, outside any transaction, once for each key; throws nothing.
     *
     * @param id of the ticket over there
     */
    Acted note(String id, Ticket ticket, Order order);
}
