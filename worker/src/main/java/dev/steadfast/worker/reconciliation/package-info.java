/**
 * Compares what the database says with what the engine runs, and puts it right; start with
 * {@link dev.steadfast.worker.reconciliation.Reconciler}.
 */
@NullMarked
package dev.steadfast.worker.reconciliation;

import org.jspecify.annotations.NullMarked;
