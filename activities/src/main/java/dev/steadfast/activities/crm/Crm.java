package dev.steadfast.activities.crm;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.connector.Order;

/** A system that keeps companies, contacts, opportunities and tasks. */
public interface Crm extends Connector {

    @Override
    default String kind() {
        return "crm";
    }

    /** Does what is asked, outside any transaction, once for each key; throws nothing. */
    Acted act(CrmAction action, Order order);
}
