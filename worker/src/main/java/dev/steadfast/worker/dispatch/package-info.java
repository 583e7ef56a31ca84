/** Brings stored starts and inputs to Temporal, in order; start with {@link dev.steadfast.worker.dispatch.Dispatcher}. */
@NullMarked
package dev.steadfast.worker.dispatch;

import org.jspecify.annotations.NullMarked;
