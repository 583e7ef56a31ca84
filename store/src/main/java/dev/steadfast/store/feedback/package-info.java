/**
 * What becomes of letters after they have left, whoever says so: {@link dev.steadfast.store.feedback.EmailFeedback} files
 * it.
 */
@NullMarked
package dev.steadfast.store.feedback;

import org.jspecify.annotations.NullMarked;
