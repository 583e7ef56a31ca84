/** What is to be brought to the engine: starts and inputs, leased by dispatchers; see {@link dev.steadfast.store.dispatch.DispatchStore}. */
@NullMarked
package dev.steadfast.store.dispatch;

import org.jspecify.annotations.NullMarked;
