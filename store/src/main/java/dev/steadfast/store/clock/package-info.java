/** Business time: wall-clock time, plus the offset of a test clock for the accounts attached to one. */
@NullMarked
package dev.steadfast.store.clock;

import org.jspecify.annotations.NullMarked;
