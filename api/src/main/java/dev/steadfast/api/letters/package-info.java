/** The public pages that letters link to. Their addresses are signed, and nobody signs in: the link is the permission. */
@NullMarked
package dev.steadfast.api.letters;

import org.jspecify.annotations.NullMarked;
