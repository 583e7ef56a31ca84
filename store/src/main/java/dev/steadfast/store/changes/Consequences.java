package dev.steadfast.store.changes;

import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.enrolments.Enrolled;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.events.EventIngest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever stores accounts, in whatever way, says so here in the same transaction: runs move with their dates and zones,
 * events tell what changed, and playbooks begin.
 */
@Component
public class Consequences {

    private final MovedRuns moved;
    private final ChangeEvents events;
    private final EventIngest ingest;
    private final Enroller enroller;

    Consequences(MovedRuns moved, ChangeEvents events, EventIngest ingest, Enroller enroller) {
        this.moved = moved;
        this.events = events;
        this.ingest = ingest;
        this.enroller = enroller;
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
        return enrolled;
    }
}
