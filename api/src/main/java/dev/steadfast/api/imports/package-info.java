/** Accounts from CSV files; start with {@link dev.steadfast.api.imports.Imports}. */
@NullMarked
package dev.steadfast.api.imports;

import org.jspecify.annotations.NullMarked;
