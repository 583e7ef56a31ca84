/** Moves test clocks through every due moment, in order. */
@NullMarked
package dev.steadfast.worker.clock;

import org.jspecify.annotations.NullMarked;
