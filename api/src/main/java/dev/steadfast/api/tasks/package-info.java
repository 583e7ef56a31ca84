/** REST for tasks. */
@NullMarked
package dev.steadfast.api.tasks;

import org.jspecify.annotations.NullMarked;
