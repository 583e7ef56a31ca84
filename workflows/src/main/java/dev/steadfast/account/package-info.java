/** Customers and the people on both sides; start with {@link dev.steadfast.account.Account}. */
@NullMarked
package dev.steadfast.account;

import org.jspecify.annotations.NullMarked;
