package dev.steadfast.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days on which the company writes to nobody: some every year, some once. */
public record ClosedDays(List<Closure> closures) {

    public static final ClosedDays NONE = new ClosedDays(List.of());

    /** Days; longer is no closure but the end of the playbook. */
    private static final int LONGEST_CLOSURE = 366;

    /** The calendar repeats itself after so many years, but for the turn of some centuries. */
    private static final int KINDS_OF_YEARS = 28;

    private static final String ALLOWED = "write a day of every year like \"12-24\", a date like \"2027-01-02\","
            + " or two of a kind like \"12-24..01-02\" or \"2027-07-01..2027-07-05\"";

    public ClosedDays {
        closures = List.copyOf(closures);
    }

    /** One stretch of closed days, its first and its last day included. */
    public sealed interface Closure {

        boolean covers(LocalDate day);
    }

    /** @param last before {@code first} where the stretch goes over New Year */
    public record EveryYear(MonthDay first, MonthDay last) implements Closure {

        @Override
        public boolean covers(LocalDate day) {
            MonthDay asked = MonthDay.from(day);
            boolean begun = !asked.isBefore(first);
            boolean over = asked.isAfter(last);
            return first.isAfter(last) ? begun || !over : begun && !over;
        }

        @Override
        public String toString() {
            return text(first.toString().substring(2), last.toString().substring(2));
        }
    }

    public record Once(LocalDate first, LocalDate last) implements Closure {

        public Once {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(
                        "closed days " + first + ".." + last + " end before they begin; write the earlier date first");
            }
        }

        @Override
        public boolean covers(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        @Override
        public String toString() {
            return text(first.toString(), last.toString());
        }
    }

    /**
     * Reads {@code 12-24}, {@code 12-24..01-02}, {@code 2027-01-02}, {@code 2027-07-01..2027-07-05}.
     *
     * @throws IllegalArgumentException for the first that is none of these, with what was found and what is allowed
     */
    public static ClosedDays parse(List<String> texts) {
        return new ClosedDays(texts.stream().map(ClosedDays::closure).toList());
    }

    private static Closure closure(String text) {
        String[] ends = text.strip().split("\\.\\.", -1);
        String first = ends[0];
        String last = ends[ends.length - 1];
        if (ends.length <= 2 && first.length() == last.length()) {
            try {
                return first.length() == "12-24".length()
                        ? new EveryYear(MonthDay.parse("--" + first), MonthDay.parse("--" + last))
                        : new Once(LocalDate.parse(first), LocalDate.parse(last));
            } catch (DateTimeParseException e) {
                throw refused(text, e);
            }
        }
        throw refused(text, null);
    }

    private static IllegalArgumentException refused(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException("\"" + text + "\" is no closed day; " + ALLOWED, cause);
    }

    private static String text(String first, String last) {
        return first.equals(last) ? first : first + ".." + last;
    }

    public boolean covers(LocalDate day) {
        return closures.stream().anyMatch(closure -> closure.covers(day));
    }

    /** Whether one of the weekdays {@code days} stays open within a year, whatever day one counts from. */
    boolean leaveOpen(Set<DayOfWeek> days) {
        return starts().allMatch(start -> start.datesUntil(start.plusDays(LONGEST_CLOSURE))
                .anyMatch(day -> days.contains(day.getDayOfWeek()) && !covers(day)));
    }

    /** The first day of every closure; those of every year in years of all kinds. */
    private Stream<LocalDate> starts() {
        return closures.stream().flatMap(closure -> switch (closure) {
            case Once once -> Stream.of(once.first());
            case EveryYear yearly ->
                IntStream.range(0, KINDS_OF_YEARS)
                        .mapToObj(year -> yearly.first().atYear(2000 + year));
        });
    }

    @Override
    public String toString() {
        return closures.stream().map(Closure::toString).collect(Collectors.joining(", "));
    }
}
