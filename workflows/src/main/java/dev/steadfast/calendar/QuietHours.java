package dev.steadfast.calendar;

import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of every day in which nobody is disturbed, by the clock on the customer's wall.
 *
 * @param from first quiet moment, inclusive
 * @param until end of the quiet, exclusive; at or before {@code from} it is the next morning's
 */
public record QuietHours(LocalTime from, LocalTime until) {

    private static final Pattern FORM = Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d)-((?:[01]\\d|2[0-3]):[0-5]\\d)");

    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("quiet hours " + from + "-" + until
                    + " begin when they end; write two different times, like \"20:00-08:00\"");
        }
    }

    /**
     * Reads {@code 20:00-08:00} or {@code 12:00-13:30}.
     *
     * @throws IllegalArgumentException with what was found and what is allowed
     */
    public static QuietHours parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" are no quiet hours;"
                    + " write them like \"20:00-08:00\", with times from 00:00 to 23:59");
        }
        return new QuietHours(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2)));
    }

    public boolean contains(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }

    /** What they leave of {@code hours}: nothing, one part or two, in order. */
    List<Hours> cutFrom(Hours hours) {
        return hoursWithNoise().map(hours::and).filter(part -> !part.isEmpty()).toList();
    }

    private Stream<Hours> hoursWithNoise() {
        var untilQuiet = new Hours(LocalTime.MIN, from);
        var afterQuiet = new Hours(until, LocalTime.MAX);
        return from.isBefore(until) ? Stream.of(untilQuiet, afterQuiet) : Stream.of(untilQuiet.and(afterQuiet));
    }

    @Override
    public String toString() {
        return from + "-" + until;
    }
}
