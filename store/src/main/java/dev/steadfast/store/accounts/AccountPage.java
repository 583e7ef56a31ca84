package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of accounts.
 *
 * @param next what to ask for as {@link AccountQuery#after} to see the following page; absent on the last one
 */
public record AccountPage(List<Account> items, @Nullable String next) {}
