package dev.steadfast.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Finds where some rules open and close on the time line of one zone, from a day on.
 *
 * <p>It goes from one change to the next: of the rules, or of the clock itself. Between two of those the wall and the time
 * line run in step; so an hour that the clock leaves out is never found, and one that it shows twice is found twice.
 */
final class OpenHours {

    /** Days, about two years; rules that stay closed for longer than one are refused when they are made. */
    private static final int FARTHEST = 800;

    private final SendRules rules;
    private final Holidays holidays;
    private final ZoneRules clock;
    private final LocalDate earliest;

    OpenHours(SendRules rules, Holidays holidays, ZoneId zone, LocalDate earliest) {
        this.rules = rules;
        this.holidays = holidays;
        this.clock = zone.getRules();
        this.earliest = earliest;
    }

    /** The first open moment at or after {@code moment}. */
    Instant openFrom(Instant moment) {
        Instant at = moment;
        LocalDate last = wall(moment).toLocalDate().plusDays(FARTHEST);
        while (!isOpen(wall(at))) {
            if (wall(at).toLocalDate().isAfter(last)) {
                throw new IllegalStateException("no open day from " + moment + " to " + last + " by " + rules);
            }
            at = change(at, nextBeginning(wall(at)));
        }
        return at;
    }

    /** The end, exclusive, of the open hours that {@code open} lies in. */
    Instant closedFrom(Instant open) {
        Instant at = open;
        while (isOpen(wall(at))) {
            at = change(at, end(wall(at)));
        }
        return at;
    }

    private LocalDateTime wall(Instant moment) {
        return LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), clock.getOffset(moment));
    }

    /** When the wall shows {@code next}, or when the clock is changed before that. */
    private Instant change(Instant at, LocalDateTime next) {
        ZoneOffset offset = clock.getOffset(at);
        Instant reached = next.toInstant(offset);
        ZoneOffsetTransition jump = clock.nextTransition(at);
        return jump == null || reached.isBefore(jump.getInstant()) ? reached : jump.getInstant();
    }

    private boolean isOpen(LocalDateTime wall) {
        LocalDate day = wall.toLocalDate();
        LocalTime time = wall.toLocalTime();
        return isOpen(day) && rules.hours().stream().anyMatch(part -> part.contains(time));
    }

    private boolean isOpen(LocalDate day) {
        return !day.isBefore(earliest) && rules.isOpenDay(day, holidays);
    }

    private LocalDateTime nextBeginning(LocalDateTime wall) {
        LocalDate day = wall.toLocalDate();
        if (isOpen(day)) {
            for (Hours part : rules.hours()) {
                if (part.from().isAfter(wall.toLocalTime())) {
                    return day.atTime(part.from());
                }
            }
        }
        return day.plusDays(1).atStartOfDay();
    }

    private LocalDateTime end(LocalDateTime wall) {
        for (Hours part : rules.hours()) {
            if (part.contains(wall.toLocalTime())) {
                return wall.toLocalDate().atTime(part.until());
            }
        }
        throw new IllegalArgumentException(wall + " is not open by " + rules);
    }
}
