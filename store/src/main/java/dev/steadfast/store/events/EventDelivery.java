package dev.steadfast.store.events;

import dev.steadfast.account.Account;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.enrolments.Arrival;
import dev.steadfast.store.enrolments.Enrolled;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.signals.SignalStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Hands stored events to the open runs whose playbook names them, and enrols where a playbook begins with one. */
@Component
class EventDelivery {

    private final AccountStore accounts;
    private final Enroller enroller;
    private final OpenRuns openRuns;
    private final Evidence evidence;
    private final SignalStore signals;
    private final ConsentEvents consents;

    EventDelivery(
            AccountStore accounts,
            Enroller enroller,
            OpenRuns openRuns,
            Evidence evidence,
            SignalStore signals,
            ConsentEvents consents) {
        this.accounts = accounts;
        this.enroller = enroller;
        this.openRuns = openRuns;
        this.evidence = evidence;
        this.signals = signals;
        this.consents = consents;
    }

    /**
     * What a delivery needs to hold before its events are stored: everybody locks accounts before anything else.
     *
     * @param locked the accounts of events that may enrol
     */
    record Prepared(Map<String, Account> locked, Set<String> enrolling) {}

    /**
     * Locks the accounts of all events that can mean anything to a run: an account that somebody is enrolling at this
     * moment has a run that nobody else can see yet, and the event waits for it.
     */
    <E> Prepared prepare(Collection<E> events, Function<E, String> type, Function<E, String> account) {
        Set<String> enrolling = enroller.eventsThatEnrol();
        List<String> entering = of(events, enrolling, type, account);
        List<String> concerned = of(events, enroller.eventsThatMatter(), type, account);
        if (concerned.size() > entering.size()) {
            // all of them in one order, before some of them are read
            accounts.hold(concerned);
        }
        return new Prepared(accounts.lock(entering), enrolling);
    }

    private static <E> List<String> of(
            Collection<E> events, Set<String> types, Function<E, String> type, Function<E, String> account) {
        return events.stream()
                .filter(event -> types.contains(type.apply(event)))
                .map(account)
                .distinct()
                .toList();
    }

    /**
     * Events of the past count in the facts of their accounts, and do nothing else: an old word of consent must not
     * outweigh a newer one that is known already.
     */
    List<Enrolled> remember(List<Arrival> events) {
        signals.take(events);
        return List.of();
    }

    /** Each event reaches the runs that are open when its turn comes: an earlier one may have begun some. */
    List<Enrolled> deliver(List<Arrival> events, Prepared prepared) {
        if (events.isEmpty()) {
            return List.of();
        }
        evidence.take(events);
        signals.take(events);
        consents.take(events);
        Map<String, List<OpenRuns.Open>> open =
                openRuns.of(events.stream().map(Arrival::account).toList());
        Map<String, Arrival> beginning = new LinkedHashMap<>();
        List<Enrolled> enrolled = new ArrayList<>();
        for (Arrival event : events) {
            if (beginning.containsKey(event.account())) {
                enrolled.addAll(begin(beginning.values(), prepared.locked(), open));
                beginning.clear();
            }
            open.getOrDefault(event.account(), List.of()).stream()
                    .filter(run -> run.mayCare(event))
                    .forEach(run -> openRuns.tell(run, event));
            if (prepared.enrolling().contains(event.type()) && prepared.locked().containsKey(event.account())) {
                beginning.put(event.account(), event);
            }
        }
        enrolled.addAll(begin(beginning.values(), prepared.locked(), open));
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
