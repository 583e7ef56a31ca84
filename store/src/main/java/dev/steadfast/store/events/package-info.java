/** Facts that come in; start with {@link dev.steadfast.store.events.EventIngest}. */
@NullMarked
package dev.steadfast.store.events;

import org.jspecify.annotations.NullMarked;
