package dev.steadfast.cadence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When contacts and accounts have had enough for now. */
final class Pace {

    private static final int WEEK = 7;

    private final Caps caps;
    private final Map<String, Contacted> contacted;
    private final ZoneId zone;
    private final LocalDate today;

    Pace(Facts facts, Instant now) {
        this.caps = facts.caps();
        this.contacted = facts.contacted();
        this.zone = facts.account().zone();
        this.today = LocalDate.ofInstant(now, zone);
    }

    /**
     * Enough for today.
     *
     * @param why how many there were, and how many are allowed
     * @param free the first day on which there may be another one, if none is sent until then
     */
    record Enough(Rule rule, String why, LocalDate free) {}

    /** Whether one of these has had enough, or all of the account together. */
    Optional<Enough> enough(Collection<String> addresses) {
        return addresses.stream()
                .flatMap(address -> contact(address).stream())
                .findFirst()
                .or(this::account);
    }

    private Optional<Enough> contact(String address) {
        Contacted lately = contacted.get(address.toLowerCase(Locale.ROOT));
        List<LocalDate> days = lately == null ? List.of() : days(lately);
        return enough(Rule.CONTACT_CAP, address, days, caps.contactDay(), caps.contactWeek());
    }

    private Optional<Enough> account() {
        List<LocalDate> days = contacted.values().stream()
                .flatMap(lately -> days(lately).stream())
                .toList();
        return enough(Rule.ACCOUNT_CAP, "the account", days, caps.accountDay(), caps.accountWeek());
    }

    /** How many the account has had. */
    String words() {
        return words(
                contacted.values().stream()
                        .flatMap(lately -> days(lately).stream())
                        .toList(),
                caps.accountDay(),
                caps.accountWeek());
    }

    /** How many this contact has had. */
    String words(String address) {
        Contacted lately = contacted.get(address.toLowerCase(Locale.ROOT));
        return words(lately == null ? List.of() : days(lately), caps.contactDay(), caps.contactWeek());
    }

    private String words(List<LocalDate> days, int most, int mostInWeek) {
        return days.stream().filter(today::equals).count() + " of " + most + " today, " + within(days, today) + " of "
                + mostInWeek + " in 7 days";
    }

    private List<LocalDate> days(Contacted lately) {
        return lately.lifecycle().stream()
                .map(at -> LocalDate.ofInstant(at, zone))
                .filter(day -> !day.isAfter(today))
                .toList();
    }

    private Optional<Enough> enough(Rule rule, String who, List<LocalDate> days, int most, int mostInWeek) {
        String why = why(rule, who, days, most, mostInWeek);
        if (why == null) {
            return Optional.empty();
        }
        LocalDate free = today.plusDays(1);
        while (within(days, free) >= mostInWeek) {
            free = free.plusDays(1);
        }
        return Optional.of(new Enough(rule, why, free));
    }

    private @Nullable String why(Rule rule, String who, List<LocalDate> days, int most, int mostInWeek) {
        long onDay = days.stream().filter(today::equals).count();
        if (onDay >= most) {
            return rule == Rule.CONTACT_CAP && most == 1
                    ? "another message left today"
                    : who + " has had " + onDay + " messages today, of at most " + most;
        }
        long inWeek = within(days, today);
        return inWeek >= mostInWeek
                ? who + " has had " + inWeek + " messages in 7 days, of at most " + mostInWeek
                : null;
    }

    /** How many there were on a day and the 6 before it. */
    private static long within(List<LocalDate> days, LocalDate last) {
        return days.stream()
                .filter(day -> !day.isAfter(last) && day.isAfter(last.minusDays(WEEK)))
                .count();
    }
}
