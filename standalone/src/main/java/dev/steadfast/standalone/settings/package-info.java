/** What the environment asks of a start, and how a start that cannot be is refused. */
@NullMarked
package dev.steadfast.standalone.settings;

import org.jspecify.annotations.NullMarked;
