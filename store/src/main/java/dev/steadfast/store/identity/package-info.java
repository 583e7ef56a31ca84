/**
 * Which account is meant, whatever a sender calls it; start with {@link dev.steadfast.store.identity.AccountDirectory}.
 */
@NullMarked
package dev.steadfast.store.identity;

import org.jspecify.annotations.NullMarked;
