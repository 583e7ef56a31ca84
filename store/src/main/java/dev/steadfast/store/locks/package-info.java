/** Locks that hold across processes: {@link dev.steadfast.store.locks.DatabaseLocks}. */
@NullMarked
package dev.steadfast.store.locks;

import org.jspecify.annotations.NullMarked;
