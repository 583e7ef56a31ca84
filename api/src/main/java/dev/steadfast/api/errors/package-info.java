/** Errors as outsiders see them: problem+json, or a page for people; start with {@link dev.steadfast.api.errors.Problems}. */
@NullMarked
package dev.steadfast.api.errors;

import org.jspecify.annotations.NullMarked;
