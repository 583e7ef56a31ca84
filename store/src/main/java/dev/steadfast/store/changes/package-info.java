/** What follows when accounts change; start with {@link dev.steadfast.store.changes.Consequences}. */
@NullMarked
package dev.steadfast.store.changes;

import org.jspecify.annotations.NullMarked;
