/**
 * The deed ledger: {@link dev.steadfast.store.deeds.DeedLedger} lets a step act once in another system, whatever fails in
 * between.
 */
@NullMarked
package dev.steadfast.store.deeds;

import org.jspecify.annotations.NullMarked;
