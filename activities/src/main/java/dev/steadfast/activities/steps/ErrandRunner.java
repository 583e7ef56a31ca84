package dev.steadfast.activities.steps;

import dev.steadfast.activities.connector.Order;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.deeds.DeedClaim;
import dev.steadfast.store.deeds.DeedKey;
import dev.steadfast.store.deeds.DeedLedger;
import dev.steadfast.store.deeds.DeedPlan;
import dev.steadfast.store.deeds.DeedRow;
import dev.steadfast.store.deeds.DeedState;
import dev.steadfast.template.UnrenderableText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Claims what a step does in another system. What goes along is written down with the first claim; every later attempt
 * asks for the same again, and is told where an earlier one may have succeeded unheard.
 */
@Component
class ErrandRunner {

    /** Nothing leaves in the last moments of a claim, so that two machines' clocks need not agree to the second. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final DeedLedger ledger;
    private final DeedDesk desk;
    private final Texts texts;
    private final BusinessClock clock;

    ErrandRunner(DeedLedger ledger, DeedDesk desk, Texts texts, BusinessClock clock) {
        this.ledger = ledger;
        this.desk = desk;
        this.texts = texts;
        this.clock = clock;
    }

    Begun begin(Pending pending, Errand errand, String reason) {
        Map<String, String> values;
        try {
            values = texts.values(pending, errand.values());
        } catch (UnrenderableText e) {
            return desk.park(pending, errand, String.valueOf(e.getMessage()));
        }
        DeedKey key = new DeedKey(pending.run().enrolment(), pending.step().id(), pending.occurrence());
        DeedPlan plan = new DeedPlan(
                key, pending.run().account().id(), errand.connector(), errand.action(), values, pending.now());
        Instant wall = clock.wall();
        Optional<DeedClaim> first = ledger.open(plan, pending.attempt(), wall);
        return first.isPresent()
                ? claimed(pending, errand, first.get(), wall, reason)
                : goOn(pending, errand, key, wall, reason);
    }

    private Begun goOn(Pending pending, Errand errand, DeedKey key, Instant wall, String reason) {
        DeedRow row = ledger.find(key);
        if (row.state() == DeedState.ACTING && row.deadline().isAfter(wall)) {
            return new Begun.Busy(Duration.between(wall, row.deadline()).plusSeconds(1));
        }
        boolean triedNow = row.state() != DeedState.ACTING && row.token().equals(pending.attempt());
        Instant notBefore = row.notBefore();
        if (notBefore != null && notBefore.isAfter(wall)) {
            return new Begun.Again("Not done yet: " + row.answer(), Duration.between(wall, notBefore));
        }
        if (triedNow) {
            return new Begun.Again("Not done yet: " + row.answer());
        }
        return claimed(pending, errand, ledger.claim(key, row, pending.attempt(), pending.now(), wall), wall, reason);
    }

    private Begun claimed(Pending pending, Errand errand, DeedClaim claim, Instant wall, String reason) {
        Order order = new Order(
                claim.key().externalKey(),
                pending.run().account(),
                claim.details(),
                claim.begunAt(),
                claim.failures(),
                claim.doubtful(),
                wall.plus(DeedLedger.LONGEST_DEED).minus(SPARE),
                pending.now());
        return new ClaimedErrand(pending, errand, claim, order, reason, desk);
    }
}
