/** REST for facts that come in from outside. */
@NullMarked
package dev.steadfast.api.events;

import org.jspecify.annotations.NullMarked;
