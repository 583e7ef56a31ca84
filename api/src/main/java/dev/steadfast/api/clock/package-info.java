/** The test clock, where one is in use. */
@NullMarked
package dev.steadfast.api.clock;

import org.jspecify.annotations.NullMarked;
