package dev.steadfast.store.changes;

import dev.steadfast.account.Account;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.enrolments.Enrolled;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.NewlyKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever stores accounts, in whatever way, says so here in the same transaction: runs move with their dates and zones,
 * events tell what changed, playbooks begin,
 * and what waited for an account that is known now is delivered.
 */
@Component
public class Consequences {

    private final MovedRuns moved;
    private final ChangeEvents events;
    private final EventIngest ingest;
    private final Enroller enroller;
    private final NewlyKnown newlyKnown;

    Consequences(MovedRuns moved, ChangeEvents events, EventIngest ingest, Enroller enroller, NewlyKnown newlyKnown) {
        this.moved = moved;
        this.events = events;
        this.ingest = ingest;
        this.enroller = enroller;
        this.newlyKnown = newlyKnown;
    }

    /**
     * Does what follows. Where nothing relevant changed, nothing does.
     *
     * @param changes as {@code AccountStore.save} answered them, the accounts still locked
     * @return whom it enrolled
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Enrolled> of(AccountChanges changes) {
        moved.tell(changes);
        List<Enrolled> enrolled = new ArrayList<>(ingest.follow(events.of(changes)));
        enrolled.addAll(enroller.accountsChanged(changes.touched()));
        newlyKnown.note(changes.touched().stream()
                .filter(account -> isCalledOtherwise(changes.before().get(account.id()), account))
                .map(Account::id)
                .toList());
        return enrolled;
    }

    private static boolean isCalledOtherwise(@Nullable Account before, Account after) {
        return before == null
                || !Objects.equals(before.domain(), after.domain())
                || !before.contacts().equals(after.contacts());
    }
}
