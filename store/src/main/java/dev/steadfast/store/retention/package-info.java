/** How long details are kept, {@link dev.steadfast.store.retention.RetentionSettings}, and what deletes them after that. */
@NullMarked
package dev.steadfast.store.retention;

import org.jspecify.annotations.NullMarked;
