/**
 * The write side of enrolments: {@link dev.steadfast.store.runs.RunStore} loads a {@link dev.steadfast.store.runs.Run}
 * under its lock and stores what became of it.
 */
@NullMarked
package dev.steadfast.store.runs;

import org.jspecify.annotations.NullMarked;
