/** Why something was sent to an account, or was not. */
@NullMarked
package dev.steadfast.api.why;

import org.jspecify.annotations.NullMarked;
