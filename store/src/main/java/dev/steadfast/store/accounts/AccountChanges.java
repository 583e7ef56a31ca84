package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of the accounts that were to be stored.
 *
 * @param before those that existed as they were, by id
 */
public record AccountChanges(
        List<Account> created, List<Account> updated, List<Account> unchanged, Map<String, Account> before) {

    public AccountChanges {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        unchanged = List.copyOf(unchanged);
        before = Map.copyOf(before);
    }

    /** The created and the updated ones: what enrolment rules look at. */
    public List<Account> touched() {
        return Stream.concat(created.stream(), updated.stream()).toList();
    }
}
