/** Whether a new installation may send at once, and what is sent again. */
@NullMarked
package dev.steadfast.worker.sending;

import org.jspecify.annotations.NullMarked;
