/**
 * What the reconciler compares and what it found: {@link dev.steadfast.store.reconciliation.OpenEnrolments} and
 * {@link dev.steadfast.store.reconciliation.ReconciliationLog}.
 */
@NullMarked
package dev.steadfast.store.reconciliation;

import org.jspecify.annotations.NullMarked;
