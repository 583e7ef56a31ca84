package dev.steadfast.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a condition looked at while it was evaluated, in that order; each fact once. */
final class Evidence {

    /** What was found out about one fact; the words are made only when somebody reads them. */
    private sealed interface Finding {
        record Value(Object value) implements Finding {}

        record Said(String phrase) implements Finding {}

        /** @param why in words, or an empty text */
        record Missing(String why) implements Finding {}

        record Unfit(String phrase) implements Finding {}

        record NotThere() implements Finding {}
    }

    private static final Finding NOT_THERE = new Finding.NotThere();

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Known known;

    Evidence(Known known) {
        this.known = known;
    }

    /** A fact that is known. */
    void saw(String fact, Object value) {
        findings.putIfAbsent(fact, new Finding.Value(value));
    }

    /** What a function answered, in words. */
    void said(String call, String phrase) {
        findings.putIfAbsent(call, new Finding.Said(phrase));
    }

    /** A fact without which there may be no answer. */
    void missed(String fact, String why) {
        if (!(findings.get(fact) instanceof Finding.Unfit)) {
            findings.put(fact, new Finding.Missing(why));
        }
    }

    /** A fact that is there, but not of the kind that was asked for. */
    void unfit(String fact, String phrase) {
        findings.put(fact, new Finding.Unfit(phrase));
    }

    /** A fact that the condition asked for with {@code has}, and that is not there. */
    void lacks(String fact) {
        findings.putIfAbsent(fact, NOT_THERE);
    }

    /** What stands in the way of an answer, in words. */
    List<String> missing() {
        List<String> phrases = new ArrayList<>();
        findings.forEach((fact, finding) -> {
            switch (finding) {
                case Finding.Missing missing -> phrases.add(Phrases.name(fact) + " is not known" + missing.why());
                case Finding.Unfit unfit -> phrases.add(unfit.phrase());
                default -> {
                    // it does not
                }
            }
        });
        return phrases;
    }

    /** What led to an answer, in words: first what is known, then what is not. */
    List<String> phrases() {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        findings.forEach((fact, finding) -> {
            switch (finding) {
                case Finding.Value(Object value) -> known.add(Phrases.name(fact) + " is " + described(value));
                case Finding.Said(String phrase) -> known.add(phrase);
                case Finding.Unfit(String phrase) -> unknown.add(phrase);
                default -> unknown.add(Phrases.name(fact) + " is not known");
            }
        });
        known.addAll(unknown);
        return known;
    }

    private String described(Object value) {
        return value instanceof Instant at ? date(at) : Phrases.value(value);
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
