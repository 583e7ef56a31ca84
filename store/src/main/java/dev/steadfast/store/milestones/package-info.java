/** Milestones of runs: expected by a day, reached by an event, flagged when missed. */
@NullMarked
package dev.steadfast.store.milestones;

import org.jspecify.annotations.NullMarked;
