/** What messages of other systems mean here; start with {@link dev.steadfast.api.mappings.Mappings}. */
@NullMarked
package dev.steadfast.api.mappings;

import org.jspecify.annotations.NullMarked;
