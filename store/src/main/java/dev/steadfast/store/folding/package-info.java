/** Folds stored inputs onto the checkpoint of a run and records what they did; see {@link dev.steadfast.store.folding.InputFolder}. */
@NullMarked
package dev.steadfast.store.folding;

import org.jspecify.annotations.NullMarked;
