package dev.steadfast.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a touch may leave: everything that a playbook or a step says about decent hours. All of it is read from the clock
 * and the calendar on the customer's wall.
 *
 * @param quiet cut out of the window on every day; null for none
 * @param holdHolidays whether public holidays are closed too
 */
public record SendRules(SendWindow window, @Nullable QuietHours quiet, boolean holdHolidays, ClosedDays closed) {

    /** Office hours, whatever the holidays. */
    public static final SendRules DEFAULT = of(SendWindow.OFFICE_HOURS);

    /** Spreads a shared opening over at most this long, so that a whole book is not written to in one second. */
    private static final Duration LONGEST_SPREAD = Duration.ofHours(4);

    /** @throws IllegalArgumentException where the rules leave no open moment, with what closes them */
    public SendRules {
        if (hours(window, quiet).isEmpty()) {
            throw new IllegalArgumentException("quiet hours " + quiet + " leave nothing of the send window " + window
                    + "; let them begin later or end earlier");
        }
        if (!closed.leaveOpen(window.days())) {
            throw new IllegalArgumentException("closed days " + closed + " leave no day of the send window " + window
                    + " for more than a year; leave one open");
        }
    }

    /** Nothing but a window. */
    public static SendRules of(SendWindow window) {
        return new SendRules(window, null, false, ClosedDays.NONE);
    }

    /**
     * These rules with nothing allowed outside {@code limit}. Where both have no moment in common the limit holds, without
     * the quiet hours if need be: nobody is disturbed outside it, and nothing waits for ever.
     */
    public SendRules within(SendWindow limit) {
        Set<DayOfWeek> days = EnumSet.copyOf(window.days());
        days.retainAll(limit.days());
        LocalTime opens = window.opens().isAfter(limit.opens()) ? window.opens() : limit.opens();
        LocalTime closes = window.closes().isBefore(limit.closes()) ? window.closes() : limit.closes();
        if (!days.isEmpty() && opens.isBefore(closes)) {
            SendWindow common = new SendWindow(days, opens, closes);
            if (leaveOpen(common, quiet)) {
                return new SendRules(common, quiet, holdHolidays, closed);
            }
        }
        return leaveOpen(limit, quiet)
                ? new SendRules(limit, quiet, holdHolidays, closed)
                : new SendRules(limit, null, holdHolidays, closed.leaveOpen(limit.days()) ? closed : ClosedDays.NONE);
    }

    private boolean leaveOpen(SendWindow hours, @Nullable QuietHours noise) {
        return !hours(hours, noise).isEmpty() && closed.leaveOpen(hours.days());
    }

    /** Whether a touch may leave at this moment. */
    public boolean isOpen(ZonedDateTime moment, Holidays holidays) {
        return closedBecause(moment, holidays).isEmpty();
    }

    /** Why no touch may leave at this moment, in words for a reader; empty when it may. */
    public Optional<String> closedBecause(ZonedDateTime moment, Holidays holidays) {
        if (closed.covers(moment.toLocalDate())) {
            return Optional.of("the company is closed");
        }
        Optional<String> holiday = holdHolidays ? holidays.on(moment.toLocalDate()) : Optional.empty();
        if (holiday.isPresent()) {
            return holiday.map(name -> "public holiday: " + name);
        }
        if (!window.isOpen(moment)) {
            return Optional.of("outside " + window);
        }
        return quiet != null && quiet.contains(moment.toLocalTime())
                ? Optional.of("quiet hours " + quiet)
                : Optional.empty();
    }

    /** {@code moment} itself when open, else the next opening, with the account's spread added to that opening. */
    public Instant openAtOrAfter(Instant moment, ZoneId zone, Spread spread, Holidays holidays) {
        return isOpen(moment.atZone(zone), holidays)
                ? moment
                : opening(moment, spread, new OpenHours(this, holidays, zone, LocalDate.MIN));
    }

    /** The account's moment on {@code day}, or on the first open day after it. */
    public Instant openingOnOrAfter(LocalDate day, ZoneId zone, Spread spread, Holidays holidays) {
        return opening(day.atStartOfDay(zone).toInstant(), spread, new OpenHours(this, holidays, zone, day));
    }

    private static Instant opening(Instant moment, Spread spread, OpenHours hours) {
        Instant opens = hours.openFrom(moment);
        Duration half = Duration.between(opens, hours.closedFrom(opens)).dividedBy(2);
        return opens.plus(spread.within(half.compareTo(LONGEST_SPREAD) < 0 ? half : LONGEST_SPREAD));
    }

    boolean isOpenDay(LocalDate day, Holidays holidays) {
        return window.days().contains(day.getDayOfWeek())
                && !closed.covers(day)
                && (!holdHolidays || holidays.on(day).isEmpty());
    }

    /** What is open on an open day, in order. */
    List<Hours> hours() {
        return hours(window, quiet);
    }

    private static List<Hours> hours(SendWindow window, @Nullable QuietHours quiet) {
        Hours open = new Hours(window.opens(), window.closes());
        return quiet == null ? List.of(open) : quiet.cutFrom(open);
    }
}
