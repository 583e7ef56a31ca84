/** The one switch that holds all sending. */
@NullMarked
package dev.steadfast.api.sending;

import org.jspecify.annotations.NullMarked;
