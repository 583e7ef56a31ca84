/**
 * Who may be written to: {@link dev.steadfast.store.reach.Suppressions} stop an address for good, {@link
 * dev.steadfast.store.reach.Consents} say what its owner has agreed to.
 */
@NullMarked
package dev.steadfast.store.reach;

import org.jspecify.annotations.NullMarked;
