package dev.steadfast.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hours of the week in which touches may leave.
 *
 * @param days the open weekdays, at least one
 * @param opens first moment of an open day, inclusive
 * @param closes end of an open day, exclusive; after {@code opens}
 */
public record SendWindow(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {

    private static final List<String> DAY_WORDS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern FORM =
            Pattern.compile("(\\w{3})(?:-(\\w{3}))? (\\d{2}:\\d{2})-(\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);

    /** Monday to Friday, nine to five. */
    public static final SendWindow OFFICE_HOURS = parse("mon-fri 09:00-17:00");

    /** When a phone may buzz where nothing else is set: a text message disturbs more than a letter. */
    public static final SendWindow TEXTING_HOURS = parse("mon-sat 09:00-19:00");

    public SendWindow {
        days = Set.copyOf(days);
        if (days.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException("a send window needs an open day and must open before it closes");
        }
    }

    /**
     * Reads {@code mon-fri 09:00-17:00} or {@code sat 10:00-14:00}.
     *
     * @throws IllegalArgumentException with what was found and what is allowed
     */
    public static SendWindow parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            int from = DAY_WORDS.indexOf(matcher.group(1).toLowerCase(Locale.ROOT));
            String last = matcher.group(2);
            int to = last == null ? from : DAY_WORDS.indexOf(last.toLowerCase(Locale.ROOT));
            if (from >= 0 && to >= 0) {
                var days = EnumSet.of(DayOfWeek.of(from + 1));
                for (int day = from; day != to; day = (day + 1) % 7) {
                    days.add(DayOfWeek.of((day + 1) % 7 + 1));
                }
                try {
                    return new SendWindow(days, LocalTime.parse(matcher.group(3)), LocalTime.parse(matcher.group(4)));
                } catch (RuntimeException e) {
                    throw refused(text, e);
                }
            }
        }
        throw refused(text, null);
    }

    private static IllegalArgumentException refused(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not a send window; write it like \"mon-fri 09:00-17:00\"", cause);
    }

    public boolean isOpen(ZonedDateTime moment) {
        LocalTime time = moment.toLocalTime();
        return days.contains(moment.getDayOfWeek()) && !time.isBefore(opens) && time.isBefore(closes);
    }

    /** As {@link SendRules#openAtOrAfter} where there is nothing but this window. */
    public Instant openAtOrAfter(Instant moment, ZoneId zone, Spread spread) {
        return SendRules.of(this).openAtOrAfter(moment, zone, spread, Holidays.NONE);
    }

    /** As {@link SendRules#openingOnOrAfter} where there is nothing but this window. */
    public Instant openingOnOrAfter(LocalDate day, ZoneId zone, Spread spread) {
        return SendRules.of(this).openingOnOrAfter(day, zone, spread, Holidays.NONE);
    }

    @Override
    public String toString() {
        return daysInWords() + " " + opens + "-" + closes;
    }

    private String daysInWords() {
        if (days.size() == DAY_WORDS.size()) {
            return "mon-sun";
        }
        // a run begins after a closed day, so that sat-mon stays one run
        return days.stream()
                .filter(day -> !days.contains(day.minus(1)))
                .sorted()
                .map(this::runFrom)
                .collect(Collectors.joining(","));
    }

    private String runFrom(DayOfWeek first) {
        DayOfWeek last = first;
        while (days.contains(last.plus(1))) {
            last = last.plus(1);
        }
        return first == last ? word(first) : word(first) + "-" + word(last);
    }

    private static String word(DayOfWeek day) {
        return DAY_WORDS.get(day.getValue() - 1);
    }
}
