package dev.steadfast.api.pages;

import dev.steadfast.store.enrolments.SimulationWish;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the form above a preview asks for; it is all in the address, so that a preview can be passed on.
 *
 * @param playbook null for all that would apply
 * @param account null where a segment is asked for
 * @param segment null where an account is asked for; {@code *} for any account
 * @param from the first day; null for today
 * @param byRule whether the playbook begins as its rules say
 * @param events day by type, of the events that are supposed to come in
 */
public record PreviewForm(
        @Nullable String playbook,
        @Nullable String account,
        @Nullable String segment,
        @Nullable LocalDate from,
        boolean byRule,
        Map<String, Integer> events) {

    static final String DAY = "day:";
    private static final int MOST_DAYS = 730;

    static PreviewForm of(MultiValueMap<String, String> asked) {
        Map<String, Integer> events = new TreeMap<>();
        for (String type : asked.getOrDefault("event", List.of())) {
            events.put(type, day(asked.getFirst(DAY + type)));
        }
        String account = given(asked.getFirst("account"));
        return new PreviewForm(
                given(asked.getFirst("playbook")),
                account,
                account == null ? given(asked.getFirst("segment")) : null,
                date(given(asked.getFirst("from"))),
                "rule".equals(asked.getFirst("enrol")),
                events);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static int day(@Nullable String text) {
        try {
            return text == null ? 1 : Math.clamp(Integer.parseInt(text.strip()), 0, MOST_DAYS);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** Whether anybody is chosen. */
    public boolean isComplete() {
        return account != null || segment != null;
    }

    /** Whether this event is supposed to come in. */
    public boolean has(String type) {
        return events.containsKey(type);
    }

    /** On which day an event comes in, or would. */
    public int day(String type, int otherwise) {
        return events.getOrDefault(type, otherwise);
    }

    SimulationWish wish() {
        List<SimulationWish.Supposed> supposed = new ArrayList<>();
        events.forEach((type, day) -> supposed.add(new SimulationWish.Supposed(type, null, day, Map.of())));
        return new SimulationWish(playbook, playbook == null ? null : from, null, byRule, supposed);
    }
}
