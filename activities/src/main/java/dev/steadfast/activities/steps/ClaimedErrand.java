package dev.steadfast.activities.steps;

import dev.steadfast.activities.connector.Order;
import dev.steadfast.store.deeds.DeedClaim;
import java.util.Optional;

/**
 * A deed that may be done, by nobody else.
 *
 * @param reason why it is done
 * @param desk where its outcome is stored
 */
record ClaimedErrand(Pending pending, Errand errand, DeedClaim claim, Order order, String reason, DeedDesk desk)
        implements Claimed {

    @Override
    public Claimed.Acted act() {
        var answer = errand.call().apply(order);
        // a deed whose outcome could not be stored is doubtful: the next attempt looks
        return new Claimed.Acted(() -> desk.conclude(this, answer), Optional.empty(), null);
    }
}
