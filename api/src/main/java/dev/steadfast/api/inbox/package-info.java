/** What customers read inside our product; their product asks {@link dev.steadfast.api.inbox.InboxController}. */
@NullMarked
package dev.steadfast.api.inbox;

import org.jspecify.annotations.NullMarked;
