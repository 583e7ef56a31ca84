package dev.steadfast.store.enrolments;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.account.Account;
import dev.steadfast.account.Signals;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Happening;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.signals.SignalStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what rules may ask about accounts, for many at once. */
@Component
class Customers {

    private record Attached(@Nullable String clock, long offset) {}

    private static final Attached TO_NONE = new Attached(null, 0);

    private final JdbcClient jdbc;
    private final AccountDefaults defaults;
    private final BusinessClock clock;
    private final SignalStore signals;

    Customers(JdbcClient jdbc, AccountDefaults defaults, BusinessClock clock, SignalStore signals) {
        this.jdbc = jdbc;
        this.defaults = defaults;
        this.clock = clock;
        this.signals = signals;
    }

    /** In the order of the accounts. */
    List<Customer> now(Collection<Account> accounts) {
        Map<String, Attached> attached = attached(accounts);
        Map<String, Map<String, Happening>> events = events(accounts);
        Map<String, Signals> told =
                signals.of(accounts.stream().map(Account::id).toList());
        return accounts.stream()
                .map(account -> customer(
                        account,
                        attached.getOrDefault(account.id(), TO_NONE),
                        events.getOrDefault(account.id(), Map.of()),
                        told.getOrDefault(account.id(), Signals.NONE)))
                .toList();
    }

    private Customer customer(Account account, Attached attached, Map<String, Happening> events, Signals told) {
        Instant now = clock.now(attached.offset());
        Facts facts = Facts.of(defaults.facts(account, now, told)).withEvents(events);
        return new Customer(account, attached.clock(), attached.offset(), now, facts);
    }

    private Map<String, Attached> attached(Collection<Account> accounts) {
        Map<String, Attached> attached = new HashMap<>();
        jdbc.sql("""
                        select a.id, c.id as clock, c.offset_ms
                          from account a join test_clock c on c.id = a.clock where a.id = any(:ids)
                        """)
                .param("ids", accounts.stream().map(Account::id).toArray(String[]::new))
                .query(row -> {
                    attached.put(row.getString("id"), new Attached(row.getString("clock"), row.getLong("offset_ms")));
                });
        return attached;
    }

    /** The latest event of each type, by account. */
    private Map<String, Map<String, Happening>> events(Collection<Account> accounts) {
        Map<String, Map<String, Happening>> events = new HashMap<>();
        jdbc.sql("""
                        select distinct on (account, type) account, type, at, data from event
                         where account = any(:ids) and state = 'accepted'
                         order by account, type, at desc, recorded_at desc, id
                        """)
                .param("ids", accounts.stream().map(Account::id).toArray(String[]::new))
                .query(row -> {
                    Map<String, Object> data = CoreJson.read(row.getString("data"), new TypeReference<>() {});
                    events.computeIfAbsent(row.getString("account"), account -> new HashMap<>())
                            .put(row.getString("type"), new Happening(Instants.read(row, "at"), data));
                });
        return events;
    }
}
