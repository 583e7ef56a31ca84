/** The application that serves REST, inbound events and the console. */
@NullMarked
package dev.steadfast.api;

import org.jspecify.annotations.NullMarked;
