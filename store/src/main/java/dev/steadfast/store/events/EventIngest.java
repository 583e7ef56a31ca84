package dev.steadfast.store.events;

import dev.steadfast.account.Account;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.enrolments.Arrival;
import dev.steadfast.store.enrolments.Enrolled;
import dev.steadfast.store.enrolments.Enroller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores events, hands each to the open runs whose playbook names it and enrols where a playbook begins with it, in one
 * transaction: what was answered is kept, and reaches the runs whatever fails.
 */
@Component
public class EventIngest {

    private final EventStore store;
    private final AccountStore accounts;
    private final Enroller enroller;
    private final OpenRuns openRuns;
    private final Evidence evidence;
    private final ConsentEvents consents;
    private final AccountTransactions transactions;

    EventIngest(
            EventStore store,
            AccountStore accounts,
            Enroller enroller,
            OpenRuns openRuns,
            Evidence evidence,
            ConsentEvents consents,
            AccountTransactions transactions) {
        this.store = store;
        this.accounts = accounts;
        this.enroller = enroller;
        this.openRuns = openRuns;
        this.evidence = evidence;
        this.consents = consents;
        this.transactions = transactions;
    }

    /** What became of good events. */
    private record Taken(List<Arrival> accepted, int quarantined, List<Enrolled> enrolled) {}

    /** Takes the events of one request: the good ones are stored, the others are answered with their rule. */
    public IngestResult ingest(List<IncomingEvent> events) {
        List<IncomingEvent> good = new ArrayList<>();
        List<IngestResult.Rejected> rejected = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            IncomingEvent event = events.get(index);
            Optional<String> broken = EventRules.broken(event);
            if (broken.isPresent()) {
                rejected.add(new IngestResult.Rejected(index, event.id(), broken.get()));
            } else {
                good.add(event);
            }
        }
        Taken taken = transactions.run(transaction -> take(good));
        int accepted = taken.accepted().size();
        return new IngestResult(accepted, good.size() - accepted - taken.quarantined(), taken.quarantined(), rejected);
    }

    /**
     * Takes events that follow from something else, in its transaction, which holds the locks of their accounts.
     *
     * @return whom they enrolled
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Enrolled> follow(List<IncomingEvent> events) {
        return take(events).enrolled();
    }

    private Taken take(List<IncomingEvent> events) {
        if (events.isEmpty()) {
            return new Taken(List.of(), 0, List.of());
        }
        Map<String, Long> known =
                store.known(events.stream().map(IncomingEvent::account).toList());
        Set<String> enrolling = enroller.eventsThatEnrol();
        // accounts before enrolments: the order in which everybody locks
        Map<String, Account> locked = accounts.lock(events.stream()
                .filter(event -> enrolling.contains(event.type()))
                .map(IncomingEvent::account)
                .distinct()
                .toList());
        List<Arrival> stored = store.add(events, known);
        List<Arrival> accepted = stored.stream()
                .filter(event -> known.containsKey(event.account()))
                .toList();
        if (!accepted.isEmpty()) {
            evidence.take(accepted);
            consents.take(accepted);
        }
        return new Taken(accepted, stored.size() - accepted.size(), deliver(accepted, locked, enrolling));
    }

    /** Each event reaches the runs that are open when its turn comes: an earlier one may have begun some. */
    private List<Enrolled> deliver(List<Arrival> events, Map<String, Account> locked, Set<String> enrolling) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<String, List<OpenRuns.Open>> open =
                openRuns.of(events.stream().map(Arrival::account).toList());
        Map<String, Arrival> beginning = new LinkedHashMap<>();
        List<Enrolled> enrolled = new ArrayList<>();
        for (Arrival event : events) {
            if (beginning.containsKey(event.account())) {
                enrolled.addAll(begin(beginning.values(), locked, open));
                beginning.clear();
            }
            open.getOrDefault(event.account(), List.of()).stream()
                    .filter(run -> run.mayCare(event))
                    .forEach(run -> openRuns.tell(run, event));
            if (enrolling.contains(event.type()) && locked.containsKey(event.account())) {
                beginning.put(event.account(), event);
            }
        }
        enrolled.addAll(begin(beginning.values(), locked, open));
        return enrolled;
    }

    private List<Enrolled> begin(
            Collection<Arrival> events, Map<String, Account> locked, Map<String, List<OpenRuns.Open>> open) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<Enrolled> enrolled = enroller.eventsCame(
                List.copyOf(events),
                events.stream()
                        .flatMap(event -> Optional.ofNullable(locked.get(event.account())).stream())
                        .toList());
        if (!enrolled.isEmpty()) {
            open.putAll(openRuns.of(enrolled.stream().map(Enrolled::account).toList()));
        }
        return enrolled;
    }
}
