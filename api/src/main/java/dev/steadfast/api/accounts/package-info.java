/** Accounts over REST; start with {@link dev.steadfast.api.accounts.AccountController}. */
@NullMarked
package dev.steadfast.api.accounts;

import org.jspecify.annotations.NullMarked;
