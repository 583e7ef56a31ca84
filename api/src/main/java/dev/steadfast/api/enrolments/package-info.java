/** REST for enrolments and for what people ask of them. */
@NullMarked
package dev.steadfast.api.enrolments;

import org.jspecify.annotations.NullMarked;
