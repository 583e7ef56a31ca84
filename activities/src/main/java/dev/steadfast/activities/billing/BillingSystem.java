package dev.steadfast.activities.billing;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.connector.Order;

/** A system that sends invoices and collects them. */
public interface BillingSystem extends Connector {

    @Override
    default String kind() {
        return "billing";
    }

    /** Does what is asked, outside any transaction, at most once for each key; throws nothing. */
    Acted act(BillingAction action, Order order);
}
