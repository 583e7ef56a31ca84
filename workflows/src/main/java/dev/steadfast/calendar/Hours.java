package dev.steadfast.calendar;

import java.time.LocalTime;

/** A part of a day by the clock on the wall, its end exclusive; empty unless it begins before it ends. */
record Hours(LocalTime from, LocalTime until) {

    boolean isEmpty() {
        return !from.isBefore(until);
    }

    /** What both have in common. */
    Hours and(Hours other) {
        return new Hours(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }

    boolean contains(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
