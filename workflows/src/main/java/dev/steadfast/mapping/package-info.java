/**
 * What the messages of other systems mean, by files that people can read and extend; start with
 * {@link dev.steadfast.mapping.Mapping}. Pure: a message is a map of plain values.
 */
@NullMarked
package dev.steadfast.mapping;

import org.jspecify.annotations.NullMarked;
