/** Accounts and their contacts in PostgreSQL; start with {@link dev.steadfast.store.accounts.AccountStore}. */
@NullMarked
package dev.steadfast.store.accounts;

import org.jspecify.annotations.NullMarked;
