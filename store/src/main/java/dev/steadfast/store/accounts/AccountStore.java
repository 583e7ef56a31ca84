package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes accounts with their contacts. What belongs together happens in the caller's transaction. */
@Repository
public class AccountStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final @Nullable String clockOfNewAccounts;

    public AccountStore(
            JdbcClient jdbc, NamedParameterJdbcTemplate batches, @Value("${steadfast.test-clock:}") String testClock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clockOfNewAccounts = testClock.isBlank() ? null : testClock;
    }

    /** The test clock that new accounts are attached to; absent where business time is wall-clock time. */
    public @Nullable String clockOfNewAccounts() {
        return clockOfNewAccounts;
    }

    public Optional<Account> find(String id) {
        return Optional.ofNullable(
                read("select * from account where id = any(:ids)", List.of(id)).get(id));
    }

    /** The accounts that exist, by id; nobody else can change them until the transaction ends. */
    public Map<String, Account> lock(Collection<String> ids) {
        // rows that refer to an account may be added meanwhile: its id never changes
        return read("select * from account where id = any(:ids) order by id for no key update", ids);
    }

    /** Locks accounts as {@link #lock} does, without reading them. */
    public void hold(Collection<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("select id from account where id = any(:ids) order by id for no key update")
                    .param("ids", ids.toArray(String[]::new))
                    .query(String.class)
                    .list();
        }
    }

    /**
     * Stores the accounts as they are to be, and nothing where nothing changed.
     *
     * @param before what {@link #lock} answered for them
     * @throws org.springframework.dao.DuplicateKeyException when one of the new ones was created meanwhile: roll back
     *     and try again
     */
    public AccountChanges save(Map<String, Account> before, Collection<Account> after) {
        List<Account> created = new ArrayList<>();
        List<Account> updated = new ArrayList<>();
        List<Account> unchanged = new ArrayList<>();
        List<Account> otherContacts = new ArrayList<>();
        for (Account account : after) {
            Account old = before.get(account.id());
            if (old == null) {
                created.add(account);
            } else if (old.equals(account)) {
                unchanged.add(account);
            } else {
                updated.add(account);
                if (!old.contacts().equals(account.contacts())) {
                    otherContacts.add(account);
                }
            }
        }
        insert(created);
        batches.batchUpdate(AccountRow.UPDATE, rows(updated));
        deleteContacts(otherContacts);
        insertContacts(otherContacts);
        insertContacts(created);
        return new AccountChanges(created, updated, unchanged, before);
    }

    private void insert(List<Account> created) {
        if (clockOfNewAccounts != null && !created.isEmpty()) {
            jdbc.sql("insert into test_clock (id) values (?) on conflict do nothing")
                    .param(clockOfNewAccounts)
                    .update();
        }
        batches.batchUpdate(AccountRow.INSERT, rows(created));
    }

    private SqlParameterSource[] rows(List<Account> accounts) {
        return accounts.stream()
                .map(account -> AccountRow.parameters(account, clockOfNewAccounts))
                .toArray(SqlParameterSource[]::new);
    }

    private void deleteContacts(List<Account> accounts) {
        if (!accounts.isEmpty()) {
            jdbc.sql("delete from contact where account = any(:ids)")
                    .param("ids", accounts.stream().map(Account::id).toArray(String[]::new))
                    .update();
        }
    }

    private void insertContacts(List<Account> accounts) {
        batches.batchUpdate(
                ContactRow.INSERT,
                accounts.stream().flatMap(ContactRow::parameters).toArray(SqlParameterSource[]::new));
    }

    /** One page, by id. */
    public AccountPage search(AccountQuery query) {
        AccountSearch search = new AccountSearch(query);
        List<String> ids = jdbc.sql(search.sql())
                .params(search.parameters())
                .query((row, number) -> row.getString("id"))
                .list();
        boolean more = ids.size() > query.limit();
        List<String> page = more ? ids.subList(0, query.limit()) : ids;
        List<Account> accounts = List.copyOf(read("select * from account where id = any(:ids) order by id", page)
                .values());
        return new AccountPage(accounts, more ? page.getLast() : null);
    }

    private Map<String, Account> read(String sql, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<AccountRow> rows = jdbc.sql(sql)
                .param("ids", ids.toArray(String[]::new))
                .query(AccountRow.MAPPER)
                .list();
        Map<String, List<Contact>> contacts = contacts(rows);
        Map<String, Account> accounts = new LinkedHashMap<>();
        rows.forEach(row -> accounts.put(row.id(), row.with(contacts.getOrDefault(row.id(), List.of()))));
        return accounts;
    }

    /** Read by a statement of its own: only so does it see what the one who held the lock before has written. */
    private Map<String, List<Contact>> contacts(List<AccountRow> rows) {
        Map<String, List<Contact>> contacts = new LinkedHashMap<>();
        jdbc.sql("select * from contact where account = any(:ids) order by account, position")
                .param("ids", rows.stream().map(AccountRow::id).toArray(String[]::new))
                .query(ContactRow.MAPPER)
                .list()
                .forEach(row -> contacts.computeIfAbsent(row.account(), account -> new ArrayList<>())
                        .add(row.contact()));
        return contacts;
    }
}
