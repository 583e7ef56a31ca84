/** The {@code steadfast} command; start with {@link dev.steadfast.cli.Main}. */
@NullMarked
package dev.steadfast.cli;

import org.jspecify.annotations.NullMarked;
