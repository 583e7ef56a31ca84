/**
 * The tracking calls that Segment's libraries make, so that existing instrumentation can point here; start with
 * {@link dev.steadfast.api.segment.SegmentController}.
 */
@NullMarked
package dev.steadfast.api.segment;

import org.jspecify.annotations.NullMarked;
