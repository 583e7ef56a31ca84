/**
 * Decent hours: {@link dev.steadfast.calendar.SendRules} says when a touch may leave, in the customer's zone and by the
 * customer's {@link dev.steadfast.calendar.Holidays}.
 */
@NullMarked
package dev.steadfast.calendar;

import org.jspecify.annotations.NullMarked;
