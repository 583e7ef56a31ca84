/** Settings that people change while the product runs. */
@NullMarked
package dev.steadfast.store.settings;

import org.jspecify.annotations.NullMarked;
