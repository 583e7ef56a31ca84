/** The application that hosts the Temporal workers and the dispatcher. */
@NullMarked
package dev.steadfast.worker;

import org.jspecify.annotations.NullMarked;
