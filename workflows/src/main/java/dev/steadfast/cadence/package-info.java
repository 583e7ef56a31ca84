/**
 * The heart: what a run of a playbook does next. {@link dev.steadfast.cadence.Interpreter} decides and folds,
 * {@link dev.steadfast.cadence.Scheduler} says when, {@link dev.steadfast.cadence.Decider} says whether and to whom;
 * {@link dev.steadfast.cadence.CadenceState} is all they remember. Everything here is pure.
 */
@NullMarked
package dev.steadfast.cadence;

import org.jspecify.annotations.NullMarked;
