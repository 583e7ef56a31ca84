package dev.steadfast.store.enrolments;

import dev.steadfast.account.Account;
import dev.steadfast.admission.Entrance;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Trigger;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enrols accounts in playbooks, always in the newest version: by rule, by event, by a step, or by hand. */
@Component
public class Enroller {

    /** Who enrols where a rule holds. */
    private static final String BY_RULE = "steadfast";

    private final PlaybookCatalog catalog;
    private final AccountStore accounts;
    private final Customers customers;
    private final Intakes intakes;

    Enroller(PlaybookCatalog catalog, AccountStore accounts, Customers customers, Intakes intakes) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.customers = customers;
        this.intakes = intakes;
    }

    /**
     * Enrols those of the accounts for which a rule holds now. Part of the caller's transaction, which holds their
     * locks, so that accounts are never stored without the enrolments that follow.
     */
    @Transactional
    public List<Enrolled> accountsChanged(Collection<Account> changed) {
        List<PublishedPlaybook> playbooks = playbooks(Entrance::asksAccounts);
        if (changed.isEmpty() || playbooks.isEmpty()) {
            return List.of();
        }
        List<Customer> all = customers.now(changed);
        Intake intake = intakes.of(all);
        List<Enrolled> enrolled = new ArrayList<>();
        for (Customer customer : all) {
            for (PublishedPlaybook published : playbooks) {
                Verdict verdict = Enrolment.byRule(published.playbook(), customer.facts());
                if (verdict.holds()) {
                    admit(intake, new Candidate(published, customer, null, null, BY_RULE, verdict.because(), false))
                            .ifPresent(enrolled::add);
                }
            }
        }
        intake.write();
        return enrolled;
    }

    /** Types of events that may enrol. */
    public Set<String> eventsThatEnrol() {
        return catalog.newest().stream()
                .flatMap(published -> published.playbook().admission().rules().stream())
                .flatMap(rule -> Optional.ofNullable(rule.on()).stream())
                .collect(Collectors.toSet());
    }

    /** Types of events that may enrol, or mean something to whoever is being enrolled. */
    public Set<String> eventsThatMatter() {
        return Stream.concat(
                        eventsThatEnrol().stream(),
                        catalog.newest().stream()
                                .flatMap(published -> published.playbook().triggers().values().stream())
                                .map(Trigger::on))
                .collect(Collectors.toSet());
    }

    /**
     * Enrols by events, one for each of the accounts. Part of the caller's transaction, which holds the accounts' locks.
     */
    @Transactional
    public List<Enrolled> eventsCame(List<Arrival> arrivals, Collection<Account> accounts) {
        Set<String> types = arrivals.stream().map(Arrival::type).collect(Collectors.toSet());
        List<PublishedPlaybook> playbooks =
                playbooks(playbook -> types.stream().anyMatch(type -> Entrance.asksEvent(playbook, type)));
        if (playbooks.isEmpty()) {
            return List.of();
        }
        Map<String, Arrival> byAccount =
                arrivals.stream().collect(Collectors.toMap(Arrival::account, Function.identity()));
        List<Customer> all = customers.now(accounts);
        Intake intake = intakes.of(all);
        List<Enrolled> enrolled = new ArrayList<>();
        for (Customer customer : all) {
            Arrival arrival = Objects.requireNonNull(byAccount.get(customer.id()));
            for (PublishedPlaybook published : playbooks) {
                candidate(published, customer, arrival)
                        .flatMap(candidate -> admit(intake, candidate))
                        .ifPresent(enrolled::add);
            }
        }
        intake.write();
        return enrolled;
    }

    private static Optional<Candidate> candidate(PublishedPlaybook published, Customer customer, Arrival arrival) {
        Playbook playbook = published.playbook();
        Verdict verdict = Enrolment.byEvent(playbook, customer.facts(), arrival.type(), arrival.data());
        @Nullable String key = Enrolment.key(playbook, arrival.data()).orElse(null);
        boolean lacksKey = key == null && playbook.admission().key() != null;
        return !verdict.holds() || lacksKey
                ? Optional.empty()
                : Optional.of(new Candidate(
                        published,
                        customer,
                        key,
                        new Candidate.Occasion(arrival.at(), arrival.data()),
                        "event " + arrival.id(),
                        verdict.because(),
                        false));
    }

    private static Optional<Enrolled> admit(Intake intake, Candidate candidate) {
        return intake.admit(candidate) instanceof Entry.Entered entered
                ? Optional.of(entered.enrolled())
                : Optional.empty();
    }

    /**
     * Enrols an account by hand, whatever the playbook's rules say.
     *
     * @param key what tells this run apart, for a playbook whose runs have one
     * @param by the person
     * @throws NoSuchPlaybook when no playbook of that name is published
     * @throws NoSuchAccount when there is no such account
     * @throws KeyRefused when the playbook needs a key, or takes none
     * @throws EnrolmentRefused when it is enrolled already, or goes through one of the family that is not lower
     */
    @Transactional
    public Enrolled enrol(String playbook, String account, @Nullable String key, String by) {
        PublishedPlaybook published = catalog.newest(playbook).orElseThrow(() -> new NoSuchPlaybook(playbook));
        Entrance.wrongKey(published.playbook(), key).ifPresent(rule -> {
            throw new KeyRefused(key, rule);
        });
        return switch (enter(published, account, key, by, "by hand", true)) {
            case Entry.Entered entered -> entered.enrolled();
            case Entry.HeldOut heldOut -> new Enrolled(heldOut.enrolment(), account, playbook);
            case Entry.Refused refused ->
                throw new EnrolmentRefused(account + " cannot be enrolled in " + playbook + ": it " + refused.reason());
        };
    }

    /**
     * Enrols an account because a step of another playbook says so. What its rules say does not matter; whether it takes
     * an account again, its family and those who get nothing do. Takes the account's lock.
     *
     * @param from the playbook whose step it is
     * @return refused with the reason where the account stays out, also where there is no such playbook
     * @throws NoSuchAccount when there is no such account
     */
    @Transactional
    public Entry enrolByStep(String from, String playbook, String account, @Nullable String key) {
        Optional<PublishedPlaybook> published = catalog.newest(playbook);
        if (published.isEmpty()) {
            return new Entry.Refused("stays out: there is no playbook " + playbook);
        }
        Optional<String> wrong = Entrance.wrongKey(published.get().playbook(), key);
        return wrong.isPresent()
                ? new Entry.Refused("stays out: the key " + wrong.get())
                : enter(published.get(), account, key, from, "a step of " + from, false);
    }

    private Entry enter(
            PublishedPlaybook published,
            String account,
            @Nullable String key,
            String by,
            String because,
            boolean byHand) {
        Account found = accounts.lock(List.of(account)).get(account);
        if (found == null) {
            throw new NoSuchAccount(account);
        }
        Customer customer = customers.now(List.of(found)).getFirst();
        Intake intake = intakes.of(List.of(customer));
        Entry entry = intake.admit(new Candidate(published, customer, key, null, by, because, byHand));
        intake.write();
        return entry;
    }

    private List<PublishedPlaybook> playbooks(Predicate<Playbook> asks) {
        return catalog.newest().stream()
                .filter(published -> asks.test(published.playbook()))
                .sorted(Comparator.comparing(PublishedPlaybook::playbook, Entrance.HIGHEST_FIRST))
                .toList();
    }
}
