/** What events tell of accounts, counted as they come in; start with {@link dev.steadfast.store.signals.SignalStore}. */
@NullMarked
package dev.steadfast.store.signals;

import org.jspecify.annotations.NullMarked;
