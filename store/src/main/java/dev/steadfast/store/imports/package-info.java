/** Imports that run in the background; start with {@link dev.steadfast.store.imports.ImportJobs}. */
@NullMarked
package dev.steadfast.store.imports;

import org.jspecify.annotations.NullMarked;
