/** What a person must do: reading, completing, snoozing and handing on tasks. */
@NullMarked
package dev.steadfast.store.tasks;

import org.jspecify.annotations.NullMarked;
