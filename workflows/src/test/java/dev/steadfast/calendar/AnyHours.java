package dev.steadfast.calendar;

import dev.steadfast.cadence.Dice;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quicktheories.core.Gen;

/**
 * Any rules for any customer, and two moments to ask about: often around a change of the customer's clock.
 *
 * @param second not before {@code first}
 */
record AnyHours(SendRules rules, ZoneId zone, Holidays holidays, Spread spread, Instant first, Instant second) {

    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    private static final List<String> COUNTRIES = List.of("DE", "US", "JP", "AE", "IN", "BR", "CO", "GB");

    private static final Instant EPOCH = Instant.parse("1990-01-01T00:00:00Z");
    private static final int DAYS = 60 * 365;

    static Gen<AnyHours> any() {
        return source -> {
            Dice dice = new Dice(source);
            ZoneId zone = dice.pick(ZONES);
            Instant first = moment(dice, zone);
            Instant second = first.plus(Duration.ofMinutes(dice.upTo(dice.inPercent(50) ? 24 * 60 : 30 * 24 * 60)));
            return new AnyHours(rules(dice), zone, holidays(dice), new Spread(dice.upTo(999) / 1000.0), first, second);
        };
    }

    private static Instant moment(Dice dice, ZoneId zone) {
        Instant any = EPOCH.plus(Duration.ofDays(dice.upTo(DAYS))).plus(Duration.ofMinutes(dice.upTo(24 * 60)));
        ZoneOffsetTransition change = dice.inPercent(50) ? zone.getRules().nextTransition(any) : null;
        return change == null
                ? any
                : change.getInstant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(dice.between(-300, 300)));
    }

    private static SendRules rules(Dice dice) {
        SendWindow window = window(dice);
        QuietHours quiet = dice.inPercent(50) ? quiet(dice) : null;
        List<ClosedDays.Closure> closures = new ArrayList<>();
        for (int i = dice.inPercent(40) ? dice.between(1, 3) : 0; i > 0; i--) {
            closures.add(closure(dice));
        }
        boolean hold = dice.inPercent(60);
        return made(window, quiet, hold, new ClosedDays(closures))
                .orElseGet(() -> new SendRules(window, null, hold, ClosedDays.NONE));
    }

    private static Optional<SendRules> made(
            SendWindow window, @Nullable QuietHours quiet, boolean hold, ClosedDays closed) {
        try {
            return Optional.of(new SendRules(window, quiet, hold, closed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SendWindow window(Dice dice) {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(dice.between(1, 7)));
        for (int i = dice.upTo(6); i > 0; i--) {
            days.add(DayOfWeek.of(dice.between(1, 7)));
        }
        int opens = minute(dice, 24 * 60 - 2);
        int closes = dice.between(opens + 1, 24 * 60 - 1);
        return new SendWindow(days, time(opens), time(closes));
    }

    private static QuietHours quiet(Dice dice) {
        int from = minute(dice, 24 * 60 - 1);
        int length = dice.between(1, dice.inPercent(70) ? 300 : 24 * 60 - 1);
        return new QuietHours(time(from), time((from + length) % (24 * 60)));
    }

    /** Clocks are changed early in the day: so are half of the minutes. */
    private static int minute(Dice dice, int last) {
        return dice.upTo(dice.inPercent(50) ? 4 * 60 : last);
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60, minute % 60);
    }

    private static ClosedDays.Closure closure(Dice dice) {
        LocalDate first = LocalDate.of(1990, 1, 1).plusDays(dice.upTo(DAYS));
        LocalDate last = first.plusDays(dice.upTo(dice.inPercent(80) ? 20 : 60));
        return dice.inPercent(50)
                ? new ClosedDays.Once(first, last)
                : new ClosedDays.EveryYear(MonthDay.from(first), MonthDay.from(last));
    }

    private static Holidays holidays(Dice dice) {
        if (dice.inPercent(50)) {
            return PublicHolidays.of(dice.pick(COUNTRIES), null);
        }
        // not seven: whoever may be written to on one weekday only would wait for ever
        int every = dice.pick(List.of(2, 3, 4, 5, 6, 8, 9, 30));
        return day -> day.toEpochDay() % every == 0 ? Optional.of("Rest") : Optional.empty();
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    boolean isOpen(Instant moment) {
        return rules.isOpen(moment.atZone(zone), holidays);
    }

    Instant openAtOrAfter(Instant moment, Spread share) {
        return rules.openAtOrAfter(moment, zone, share, holidays);
    }

    Instant openingOnOrAfter(LocalDate day, Spread share) {
        return rules.openingOnOrAfter(day, zone, share, holidays);
    }

    @Override
    public String toString() {
        return rules + " in " + zone + ", spread " + spread.share() + ", asked at " + first + " and " + second;
    }
}
