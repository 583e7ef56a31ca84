/** What happened, for people, in the order in which it happened. */
@NullMarked
package dev.steadfast.store.journal;

import org.jspecify.annotations.NullMarked;
