/** Why something was sent, or was not: everything that is on record about a step, from {@link dev.steadfast.store.why.WhyQueries}. */
@NullMarked
package dev.steadfast.store.why;

import org.jspecify.annotations.NullMarked;
