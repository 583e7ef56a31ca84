package dev.steadfast.store.changes;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountEvent;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.events.IncomingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The events that a change of accounts stands for. Only a change makes one, so storing the same account again makes none;
 * the id holds the moment of the change, so that a later one of the same kind counts as well.
 */
@Component
class ChangeEvents {

    private final BusinessClock clock;

    ChangeEvents(BusinessClock clock) {
        this.clock = clock;
    }

    List<IncomingEvent> of(AccountChanges changes) {
        Instant moment = clock.wall();
        List<IncomingEvent> events = new ArrayList<>();
        changes.updated().forEach(account -> add(changes.before().get(account.id()), account, moment, events));
        changes.created().forEach(account -> add(null, account, moment, events));
        return events;
    }

    private static void add(@Nullable Account before, Account account, Instant moment, List<IncomingEvent> events) {
        for (AccountEvent event : AccountEvent.between(before, account)) {
            String id = event.type() + "/" + account.id() + "/" + moment;
            events.add(new IncomingEvent(id, event.type(), account.id(), null, event.data()));
        }
    }
}
