package dev.steadfast.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a condition looked at while it was evaluated, in that order; each fact once. */
final class Evidence {

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, String> phrases = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Known known;

    Evidence(Known known) {
        this.known = known;
    }

    /** A fact that is known. */
    void saw(String fact, Object value) {
        if (!phrases.containsKey(fact)) {
            facts.put(fact, value);
            phrases.put(fact, "");
        }
    }

    /** What a function answered, in words. */
    void said(String call, String phrase) {
        phrases.putIfAbsent(call, phrase);
    }

    /** A fact without which the condition may not be decidable. */
    void missed(String fact, String why) {
        String phrase = fact + " is not known" + why;
        phrases.put(fact, phrase);
        missing.add(phrase);
    }

    /** A fact that the condition asked for with {@code has}, and that is not there. */
    void lacks(String fact) {
        phrases.putIfAbsent(fact, fact + " is not known");
    }

    /** A value that is there, but not of the kind that was asked for. */
    void unfit(String phrase) {
        missing.add(phrase);
    }

    /** What stands in the way of an answer, in words. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** One phrase for each thing looked at. */
    List<String> phrases() {
        phrases.replaceAll((fact, phrase) -> phrase.isEmpty() ? described(fact, facts.get(fact)) : phrase);
        return List.copyOf(phrases.values());
    }

    private String described(String fact, @Nullable Object value) {
        return fact + " is " + (value instanceof Instant at ? date(at) : Phrases.value(value));
    }

    private String date(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, known.zone());
        long days = ChronoUnit.DAYS.between(known.today(), day);
        return day + (days == 0 ? " (today)" : days > 0 ? " (in " + days(days) + ")" : " (" + days(-days) + " ago)");
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
