/** The touch ledger: what was sent to whom, claimed before it leaves; start with {@link dev.steadfast.store.touches.TouchLedger}. */
@NullMarked
package dev.steadfast.store.touches;

import org.jspecify.annotations.NullMarked;
