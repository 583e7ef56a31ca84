package dev.steadfast.activities.billing;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.connector.Order;

/** Whatever lets the customer's people into the product, and keeps them out. */
public interface AccessControl extends Connector {

    @Override
    default String kind() {
        return "access";
    }

    /**
     * Restricts or restores access, outside any transaction; throws nothing.
     *
     * @param restricted whether the customer is to be kept out
     */
    Acted set(boolean restricted, Order order);
}
