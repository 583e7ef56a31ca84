package dev.steadfast.store.events;

import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.enrolments.Arrival;
import dev.steadfast.store.enrolments.Enrolled;
import dev.steadfast.store.identity.AccountDirectory;
import dev.steadfast.store.identity.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores events, hands each to the open runs whose playbook names it and enrols where a playbook begins with it, in one
 * transaction: what was answered is kept, and reaches the runs whatever fails. What concerns nobody who is known waits.
 */
@Component
public class EventIngest {

    private final EventStore store;
    private final AccountDirectory directory;
    private final EventDelivery delivery;
    private final Quarantine quarantine;
    private final Introductions introductions;
    private final AccountTransactions transactions;

    EventIngest(
            EventStore store,
            AccountDirectory directory,
            EventDelivery delivery,
            Quarantine quarantine,
            Introductions introductions,
            AccountTransactions transactions) {
        this.store = store;
        this.directory = directory;
        this.delivery = delivery;
        this.quarantine = quarantine;
        this.introductions = introductions;
        this.transactions = transactions;
    }

    /** What became of good events. */
    private record Taken(int accepted, int quarantined, List<Enrolled> enrolled) {}

    /** Takes events that happen now. */
    public IngestResult ingest(List<IncomingEvent> events) {
        return ingest(events, Effect.LIVE);
    }

    /** Takes the events of one request: the good ones are stored, the others are answered with their rule. */
    public IngestResult ingest(List<IncomingEvent> events, Effect effect) {
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
        Taken taken = transactions.run(transaction -> take(good, effect));
        return new IngestResult(
                taken.accepted(), good.size() - taken.accepted() - taken.quarantined(), taken.quarantined(), rejected);
    }

    /**
     * Takes events that follow from something else, in its transaction, which holds the locks of their accounts.
     *
     * @return whom they enrolled
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Enrolled> follow(List<IncomingEvent> events) {
        return take(events, Effect.LIVE).enrolled();
    }

    private Taken take(List<IncomingEvent> events, Effect effect) {
        if (events.isEmpty()) {
            return new Taken(0, 0, List.of());
        }
        List<Addressed> all = addressed(events);
        while (introductions.learn(all)) {
            all = addressed(events);
        }
        List<Addressed> known = all.stream().filter(Addressed::isKnown).toList();
        var prepared = delivery.prepare(
                known,
                addressed -> addressed.event().type(),
                addressed -> Objects.requireNonNull(addressed.known()).account());
        List<Arrival> accepted = known.isEmpty() ? List.of() : store.accept(known, effect);
        List<Enrolled> enrolled =
                effect == Effect.LIVE ? delivery.deliver(accepted, prepared) : delivery.remember(accepted);
        List<Addressed> unknown =
                all.stream().filter(Predicate.not(Addressed::isKnown)).toList();
        return new Taken(accepted.size(), unknown.isEmpty() ? 0 : quarantine.keep(unknown, effect), enrolled);
    }

    private List<Addressed> addressed(List<IncomingEvent> events) {
        Map<String, AccountDirectory.Known> found = directory.find(events.stream()
                .flatMap(event -> Names.of(event.account(), event.otherNames()).stream())
                .toList());
        return events.stream().map(event -> Addressed.of(event, found)).toList();
    }
}
