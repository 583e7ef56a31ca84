/** What customers read inside our product: {@link dev.steadfast.store.inbox.InboxStore} keeps it. */
@NullMarked
package dev.steadfast.store.inbox;

import org.jspecify.annotations.NullMarked;
