package dev.steadfast.activities.steps;

import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.touches.LeftBehind;
import dev.steadfast.store.touches.LeftBehind.Letter;
import dev.steadfast.store.touches.LeftBehind.Subject;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.store.touches.TouchSlot;
import dev.steadfast.store.touches.TouchState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands messages to a person that no step asks about any more, wherever their run stands by now. */
@Component
public class Parking {

    private static final int AT_ONCE = 100;

    private final TransactionTemplate transaction;
    private final RunStore runs;
    private final LeftBehind leftBehind;
    private final TouchLedger ledger;
    private final TouchReview review;
    private final Journal journal;
    private final BusinessClock clock;

    Parking(
            TransactionTemplate transaction,
            RunStore runs,
            LeftBehind leftBehind,
            TouchLedger ledger,
            TouchReview review,
            Journal journal,
            BusinessClock clock) {
        this.transaction = transaction;
        this.runs = runs;
        this.leftBehind = leftBehind;
        this.ledger = ledger;
        this.review = review;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Settles messages that may have left before their run went on without them: what was heard of them holds, and about
     * the others a person is asked.
     *
     * @return how many were settled
     */
    public int run() {
        List<Letter> letters = leftBehind.find(clock.wall(), AT_ONCE);
        return (int) letters.stream()
                .filter(letter -> Objects.requireNonNull(transaction.execute(status -> settle(letter))))
                .count();
    }

    private boolean settle(Letter letter) {
        Run run = runs.lock(letter.key().enrolment()).orElseThrow();
        Optional<TouchSlot> found = leftBehind.still(letter, clock.wall());
        Instant now = clock.now(run.checkpoint().offset());
        found.ifPresent(slot -> {
            if (slot.heard() == null) {
                park(
                        run,
                        letter.key(),
                        slot,
                        "the run went on before it was known whether this message left; it is not sent again unasked",
                        now);
            } else {
                ledger.move(letter.key(), slot, slot.heard(), "said while it was being sent", TouchLedger.OURS, now);
            }
        });
        return found.isPresent();
    }

    /** Parks one that may have left, asks a person about it, and says so on the timeline. Needs the run's lock. */
    void park(Run run, TouchKey key, TouchSlot slot, String why, Instant now) {
        if (!ledger.move(key, slot, TouchState.PARKED, why, TouchLedger.OURS, now)) {
            return;
        }
        Subject subject = leftBehind.subject(key, slot.slot());
        review.ask(run, key, subject.template(), slot.as(TouchState.PARKED, why), true, now);
        journal.write(new Journal.Line(
                run.account().id(),
                run.enrolment(),
                run.published().name(),
                key.step(),
                subject.kind(),
                TouchState.PARKED.word(),
                why,
                slot.recipient(),
                TouchLedger.OURS,
                now));
    }
}
