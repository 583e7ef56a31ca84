package dev.steadfast.activities.steps;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.store.deeds.DeedClaim;

/**
 * A deed that may be done, by nobody else.
 *
 * @param reason why it is done
 * @param desk where its outcome is stored
 */
record ClaimedErrand(Pending pending, Errand errand, DeedClaim claim, Order order, String reason, DeedDesk desk)
        implements Claimed {

    @Override
    public Outcome act() {
        Acted acted = errand.call().apply(order);
        return Outcome.of(() -> desk.conclude(this, acted));
    }
}
