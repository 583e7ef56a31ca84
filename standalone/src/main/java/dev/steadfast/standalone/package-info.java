/** The quick start: everything in one JVM. */
@NullMarked
package dev.steadfast.standalone;

import org.jspecify.annotations.NullMarked;
