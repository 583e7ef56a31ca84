package dev.steadfast.lint;

import dev.steadfast.calendar.ClosedDays.Closure;
import dev.steadfast.calendar.ClosedDays.EveryYear;
import dev.steadfast.calendar.ClosedDays.Once;
import dev.steadfast.calendar.SendRules;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * The days on which a step may touch, where the days of the cadence fall on known weekdays.
 *
 * @param firstDay the weekday of day 0, from 0 for Monday
 */
record OpenDays(SendRules rules, int firstDay) {

    /** Days; no country and region has so many public holidays in a row. */
    private static final long MOST_HOLIDAYS = 14;

    /** A leap year, so that every day of a year exists. */
    private static final int ANY_YEAR = 2028;

    static OpenDays of(Playbook playbook, Step step, int firstDay) {
        return new OpenDays(playbook.send(step), firstDay);
    }

    boolean isOpen(long day) {
        return rules.window().days().contains(DayOfWeek.of((int) Math.floorMod(firstDay + day, 7L) + 1));
    }

    /** The first open day from {@code day} on, as if no holiday ever came. */
    long from(long day) {
        long open = day;
        while (!isOpen(open)) {
            open++;
        }
        return open;
    }

    /** The first day on which a touch can leave that comes up at this minute, counted from the beginning of day 0. */
    long ready(long minute) {
        long day = Math.floorDiv(minute, PossibleTimes.DAY);
        return Math.floorMod(minute, PossibleTimes.DAY) < closes() ? day : day + 1;
    }

    /** By how many days public holidays and closed days can put a touch off. */
    long longestClosure() {
        long closed =
                rules.closed().closures().stream().mapToLong(OpenDays::length).sum();
        long days = closed + (rules.holdHolidays() ? MOST_HOLIDAYS : 0);
        // and what follows may be no open weekday
        return days == 0 ? 0 : days + 7;
    }

    private static long length(Closure closure) {
        return 1
                + switch (closure) {
                    case Once once -> ChronoUnit.DAYS.between(once.first(), once.last());
                    case EveryYear yearly ->
                        Math.floorMod(
                                ChronoUnit.DAYS.between(
                                        yearly.first().atYear(ANY_YEAR),
                                        yearly.last().atYear(ANY_YEAR)),
                                366L);
                };
    }

    /** Minutes of the day. */
    long opens() {
        return minutes(rules.window().opens());
    }

    /** Minutes of the day. */
    long closes() {
        return minutes(rules.window().closes());
    }

    /** Minutes of the day until when a touch that comes up is sure to leave on the same day. */
    long surelyOpenUntil() {
        return rules.quiet() == null ? closes() : opens();
    }

    private static long minutes(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
