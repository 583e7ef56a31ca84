/** What the reconciler found, for the ops engineer. */
@NullMarked
package dev.steadfast.api.reconciliation;

import org.jspecify.annotations.NullMarked;
