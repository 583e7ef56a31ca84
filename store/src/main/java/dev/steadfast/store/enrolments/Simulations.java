package dev.steadfast.store.enrolments;

import dev.steadfast.account.Account;
import dev.steadfast.account.Signals;
import dev.steadfast.admission.Stay;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Permissions;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Forecast;
import dev.steadfast.simulation.Scripted;
import dev.steadfast.simulation.Simulation;
import dev.steadfast.simulation.Simulation.Admitting;
import dev.steadfast.simulation.Simulation.Beginning;
import dev.steadfast.simulation.Underway;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.store.reach.CapSettings;
import dev.steadfast.store.reach.ConsentSettings;
import dev.steadfast.store.reach.StoredPermissions;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Prepares simulations of what is stored, to be played elsewhere: it reads, and changes nothing. */
@Component
public class Simulations {

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);
    private static final int LONGEST_DAYS_OF_ONE = 730;
    private static final int DAYS_OF_ALL = 180;

    private final JdbcClient jdbc;
    private final PlaybookCatalog catalog;
    private final Customers customers;
    private final EnrolmentHistory history;
    private final RunStore runs;
    private final AccountDefaults defaults;
    private final CapSettings caps;
    private final ConsentSettings consent;
    private final BusinessClock clock;

    Simulations(
            JdbcClient jdbc,
            PlaybookCatalog catalog,
            Customers customers,
            EnrolmentHistory history,
            RunStore runs,
            AccountDefaults defaults,
            CapSettings caps,
            ConsentSettings consent,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.customers = customers;
        this.history = history;
        this.runs = runs;
        this.defaults = defaults;
        this.caps = caps;
        this.consent = consent;
        this.clock = clock;
    }

    /**
     * A simulation for each of the accounts, in their order.
     *
     * @throws NoSuchPlaybook when the one that is wanted is not published
     */
    public List<Simulation> of(Collection<Account> accounts, SimulationWish wish) {
        List<Customer> all = customers.now(accounts);
        List<String> ids = all.stream().map(Customer::id).toList();
        Map<String, Permissions> permissions = permissions(ids);
        String name = wish.playbook();
        if (name != null) {
            Playbook playbook = catalog.newest(name)
                    .orElseThrow(() -> new NoSuchPlaybook(name))
                    .playbook();
            return all.stream()
                    .map(customer -> alone(customer, permissions, playbook, wish))
                    .toList();
        }
        List<Playbook> newest =
                catalog.newest().stream().map(PublishedPlaybook::playbook).toList();
        Map<String, List<Stay>> stays = history.of(ids);
        Map<String, List<Run>> open = open(ids);
        return all.stream()
                .map(customer -> together(
                        customer,
                        permissions,
                        newest,
                        open.getOrDefault(customer.id(), List.of()),
                        stays.getOrDefault(customer.id(), List.of()),
                        wish))
                .toList();
    }

    private Simulation alone(
            Customer customer, Map<String, Permissions> permissions, Playbook playbook, SimulationWish wish) {
        ZoneId zone = customer.facts().account().zone();
        Instant from = wish.from() == null
                ? customer.now()
                : wish.from().atTime(START_OF_WORK).atZone(zone).toInstant();
        return new Simulation(
                List.of(playbook),
                wish.byRule() ? new Beginning.ByRule() : new Beginning.AtOnce(),
                wish.until() == null ? Admitting.ONCE : Admitting.AGAIN,
                facts(customer, permissions),
                from,
                until(wish, from, zone, LONGEST_DAYS_OF_ONE),
                script(wish, from, zone));
    }

    private Simulation together(
            Customer customer,
            Map<String, Permissions> permissions,
            List<Playbook> playbooks,
            List<Run> open,
            List<Stay> stays,
            SimulationWish wish) {
        ZoneId zone = customer.facts().account().zone();
        List<Underway> underway = open.stream()
                .map(run -> Underway.of(run.playbook(), run.state(), key(run, stays), run.enrolledBy()))
                .toList();
        return new Simulation(
                playbooks,
                new Beginning.From(
                        underway, stays.stream().filter(stay -> !stay.isOpen()).toList()),
                Admitting.AGAIN,
                open.isEmpty() ? facts(customer, permissions) : open.getFirst()::factsOfAccountAt,
                customer.now(),
                until(wish, customer.now(), zone, DAYS_OF_ALL),
                script(wish, customer.now(), zone));
    }

    private static @Nullable String key(Run run, List<Stay> stays) {
        return stays.stream()
                .filter(stay -> stay.enrolment().equals(run.enrolment()))
                .findFirst()
                .map(Stay::key)
                .orElse(null);
    }

    private Function<Instant, Facts> facts(Customer customer, Map<String, Permissions> permissions) {
        Permissions given = permissions
                .getOrDefault(customer.id(), Permissions.NONE)
                .withEmailToBeAgreed(consent.emailMustBeAgreed());
        Signals told = customer.facts().account().signals();
        return at -> Facts.of(defaults.facts(customer.account(), at, told))
                .withEvents(customer.facts().events())
                .withPermissions(given)
                .withCaps(caps.most());
    }

    private Map<String, Permissions> permissions(Collection<String> accounts) {
        Map<String, Permissions> permissions = new HashMap<>();
        jdbc.sql("select a.id, " + StoredPermissions.OF_ACCOUNT
                        + " as permissions from account a where a.id = any(:ids)")
                .param("ids", accounts.toArray(String[]::new))
                .query(row -> {
                    permissions.put(row.getString("id"), StoredPermissions.read(row.getString("permissions")));
                });
        return permissions;
    }

    private static Instant until(SimulationWish wish, Instant from, ZoneId zone, int days) {
        LocalDate last = wish.until() == null ? LocalDate.ofInstant(from, zone).plusDays(days) : wish.until();
        return last.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }

    private static List<Scripted> script(SimulationWish wish, Instant from, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        List<Scripted> script = new ArrayList<>();
        for (SimulationWish.Supposed event : wish.events()) {
            Instant at = event.at() == null
                    ? first.plusDays(event.day())
                            .atTime(LocalTime.NOON)
                            .atZone(zone)
                            .toInstant()
                    : event.at();
            script.add(new Scripted.Event(
                    event.at() == null && at.isBefore(from) ? from : at, event.type(), event.data()));
        }
        return script;
    }

    private Map<String, List<Run>> open(Collection<String> accounts) {
        return runs.openOf(accounts).stream()
                .collect(Collectors.groupingBy(run -> run.account().id()));
    }

    /** How many accounts have an open run. */
    public int accountsUnderway() {
        return jdbc.sql("select count(distinct account) from enrolment where state <> 'finished'")
                .query(Integer.class)
                .single();
    }

    /**
     * What is to come of the open runs of some accounts.
     *
     * @param simulations one for each account
     * @param next the account that the next page begins behind; null on the last page
     */
    public record Page(
            List<Simulation> simulations, @Nullable String next) {}

    /**
     * One page of what is to come of all open runs, from their checkpoints, those of an account together.
     *
     * @param after the account that the page begins behind; empty for the first page
     * @param limit the most accounts
     * @param ahead how far to look
     */
    public Page underway(String after, int limit, Duration ahead) {
        List<String> accounts = jdbc.sql("""
                        select distinct account from enrolment where state <> 'finished' and account > :after
                         order by account limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getString(1))
                .list();
        List<Simulation> simulations = open(accounts).values().stream()
                .map(all -> forecast(all, ahead))
                .toList();
        return new Page(simulations, accounts.size() < limit ? null : accounts.getLast());
    }

    private Simulation forecast(List<Run> open, Duration ahead) {
        Run any = open.getFirst();
        Instant now = clock.now(any.state().offset());
        return Forecast.simulation(
                open.stream().map(Run::underway).toList(), any::factsOfAccountAt, now, now.plus(ahead));
    }
}
