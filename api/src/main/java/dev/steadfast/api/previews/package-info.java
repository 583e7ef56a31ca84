/** What will happen, before it does: for an account, a segment and the whole book; start with {@link dev.steadfast.api.previews.Previews}. */
@NullMarked
package dev.steadfast.api.previews;

import org.jspecify.annotations.NullMarked;
