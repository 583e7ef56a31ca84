/** The Temporal engine of this start: a server, a dev server of our own, or one inside this JVM. */
@NullMarked
package dev.steadfast.standalone.engine;

import org.jspecify.annotations.NullMarked;
