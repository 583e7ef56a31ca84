/**
 * Events that wait because nobody knows whom they concern; start with
 * {@link dev.steadfast.api.quarantine.QuarantineActions}.
 */
@NullMarked
package dev.steadfast.api.quarantine;

import org.jspecify.annotations.NullMarked;
