/** What a simulation comes to, made ready for readers; start with {@link dev.steadfast.preview.Preview}. */
@NullMarked
package dev.steadfast.preview;

import org.jspecify.annotations.NullMarked;
