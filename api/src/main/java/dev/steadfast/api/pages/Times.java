package dev.steadfast.api.pages;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes moments for people, in the zone of the account they concern. */
@Component("times")
public final class Times {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH);

    /** The zone of this id, or UTC where there is none. */
    public ZoneId zone(@Nullable String id) {
        try {
            return id == null ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** {@code Tue 3 Mar, 09:14}. */
    public String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /** {@code Tue 3 Mar 2026, 09:14}. */
    public String full(Instant at, ZoneId zone) {
        return FULL.format(at.atZone(zone));
    }

    /** {@code Tuesday 3 March 2026}. */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 09:14}. */
    public String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** {@code 3 Mar 2026}. */
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code 2026-03-03 08:14:00 UTC}. */
    public String utc(Instant at) {
        return UTC.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code in 2 days}, {@code 3 hours ago}, {@code now}. */
    public String relative(Instant at, Instant now) {
        var distance = Duration.between(now, at);
        var length = length(distance.abs());
        if (length.isEmpty()) {
            return "now";
        }
        return distance.isNegative() ? length + " ago" : "in " + length;
    }

    private static String length(Duration duration) {
        if (duration.toHours() >= 36) {
            return count(Math.round(duration.toHours() / 24.0), "day");
        }
        if (duration.toMinutes() >= 90) {
            return count(Math.round(duration.toMinutes() / 60.0), "hour");
        }
        return duration.toMinutes() == 0 ? "" : count(duration.toMinutes(), "minute");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
