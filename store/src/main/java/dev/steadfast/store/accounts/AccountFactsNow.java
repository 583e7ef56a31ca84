package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.store.clock.BusinessClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be said about stored accounts now, by the clock of each. */
@Component
public class AccountFactsNow {

    private final JdbcClient jdbc;
    private final AccountDefaults defaults;
    private final BusinessClock clock;

    public AccountFactsNow(JdbcClient jdbc, AccountDefaults defaults, BusinessClock clock) {
        this.jdbc = jdbc;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** In the order of the accounts. */
    public List<AccountFacts> of(List<Account> accounts) {
        Map<String, Long> offsets = new HashMap<>();
        jdbc.sql("select a.id, c.offset_ms from account a join test_clock c on c.id = a.clock where a.id = any(:ids)")
                .param("ids", accounts.stream().map(Account::id).toArray(String[]::new))
                .query(row -> {
                    offsets.put(row.getString("id"), row.getLong("offset_ms"));
                });
        return accounts.stream()
                .map(account -> defaults.facts(account, clock.now(offsets.getOrDefault(account.id(), 0L))))
                .toList();
    }

    public AccountFacts of(Account account) {
        return of(List.of(account)).getFirst();
    }
}
