package dev.steadfast.activities.steps;

import dev.steadfast.activities.connector.Aftermath;
import dev.steadfast.store.Ids;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.deeds.DeedKey;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IncomingEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Carries out here what follows from a deed elsewhere: an event, changed attributes. Needs the caller's transaction. */
@Component
class Aftermaths {

    private final AccountStore accounts;
    private final AttributeChange change;
    private final EventIngest events;

    Aftermaths(AccountStore accounts, AttributeChange change, EventIngest events) {
        this.accounts = accounts;
        this.change = change;
        this.events = events;
    }

    /** Accounts are locked before enrolments, so this comes before anything is stored. */
    void lock(Pending pending, Aftermath aftermath) {
        if (!aftermath.isEmpty()) {
            accounts.lock(List.of(pending.run().account().id()));
        }
    }

    /** Comes after the step's own result, which must not count as older than the event. */
    void follow(Pending pending, DeedKey key, Aftermath aftermath) {
        String account = pending.run().account().id();
        if (!aftermath.attributes().isEmpty()) {
            change.apply(account, aftermath.attributes());
        }
        String type = aftermath.event();
        if (type != null) {
            String id = Ids.derived("evt", key.externalKey(), type);
            events.follow(List.of(new IncomingEvent(id, type, account, pending.now(), aftermath.data())));
        }
    }
}
