/** Decent hours: {@link dev.steadfast.calendar.SendWindow} says when a touch may leave, in the customer's zone. */
@NullMarked
package dev.steadfast.calendar;

import org.jspecify.annotations.NullMarked;
