/** Whether a new installation may send at once. */
@NullMarked
package dev.steadfast.worker.sending;

import org.jspecify.annotations.NullMarked;
