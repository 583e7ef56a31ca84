/**
 * Links that stand in messages and lead to public pages: {@link dev.steadfast.store.links.SignedLinks} makes and reads
 * them, {@link dev.steadfast.store.links.LinkedTouches} finds the message that one of them stood in.
 */
@NullMarked
package dev.steadfast.store.links;

import org.jspecify.annotations.NullMarked;
