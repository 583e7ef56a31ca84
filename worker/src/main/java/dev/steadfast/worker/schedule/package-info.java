/** What the worker does by the clock on the wall. */
@NullMarked
package dev.steadfast.worker.schedule;

import org.jspecify.annotations.NullMarked;
