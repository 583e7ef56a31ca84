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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** Spreads a shared opening over at most this long, so that a whole book is not written to in one second. */
    private static final Duration LONGEST_SPREAD = Duration.ofHours(4);

    /** Days; more than two weeks are only ever needed where a zone skipped the window's one day. */
    private static final int FARTHEST_OPENING = 60;

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

    /** {@code moment} itself when open, else the next opening, with the account's spread added to that opening. */
    public Instant openAtOrAfter(Instant moment, ZoneId zone, Spread spread) {
        ZonedDateTime local = moment.atZone(zone);
        if (isOpen(local)) {
            return moment;
        }
        LocalDate day = local.toLocalDate();
        Instant opening = openingOnOrAfter(day, zone, spread);
        // past when today's hours are over, and in the second hour of a DST overlap
        return opening.isBefore(moment) ? openingOnOrAfter(day.plusDays(1), zone, spread) : opening;
    }

    /** The account's moment on {@code day}, or on the first open day after it. */
    public Instant openingOnOrAfter(LocalDate day, ZoneId zone, Spread spread) {
        LocalTime time = opens.plus(spread.within(longestSpread()));
        // atZone moves a time in a DST gap forward, which may be after the window has closed
        return day.datesUntil(day.plusDays(FARTHEST_OPENING))
                .map(open -> open.atTime(time).atZone(zone))
                .filter(this::isOpen)
                .findFirst()
                .orElseThrow()
                .toInstant();
    }

    private Duration longestSpread() {
        Duration half = Duration.between(opens, closes).dividedBy(2);
        return half.compareTo(LONGEST_SPREAD) < 0 ? half : LONGEST_SPREAD;
    }

    @Override
    public String toString() {
        String open = days.stream()
                .sorted()
                .map(day -> DAY_WORDS.get(day.getValue() - 1))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        return open + " " + opens + "-" + closes;
    }
}
