package dev.steadfast.condition;

import dev.cel.common.CelErrorCode;
import java.util.List;
import java.util.regex.Pattern;

/** Why a condition came out as it did: the rule, and the facts that it looked at. */
final class Reasons {

    private static final Pattern ONE_FACT = Pattern.compile("!?\\s*[a-z_.]+(\\((\"[^\"]*\"[, ]*)+\\))?");

    private Reasons() {}

    static String decided(String source, boolean holds, Evidence evidence) {
        List<String> phrases = evidence.phrases();
        if (phrases.size() == 1 && isOneFact(source)) {
            return phrases.getFirst();
        }
        return Phrases.source(source) + (holds ? " holds" : " does not hold") + because(phrases);
    }

    /** Whether the fact says it all: a lone one, plain or negated. */
    private static boolean isOneFact(String source) {
        return ONE_FACT.matcher(source.strip()).matches();
    }

    static String noQuestion(String source, Evidence evidence) {
        return Phrases.source(source) + " is neither true nor false" + because(evidence.phrases());
    }

    static String undecided(String source, CelErrorCode error, Evidence evidence) {
        List<String> missing = evidence.missing();
        String why = missing.isEmpty() ? mishap(error) + because(evidence.phrases()) : Phrases.list(missing);
        return Phrases.source(source) + " cannot be decided: " + why;
    }

    private static String because(List<String> phrases) {
        return phrases.isEmpty() ? "" : ": " + Phrases.list(phrases);
    }

    private static String mishap(CelErrorCode error) {
        return switch (error) {
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case NUMERIC_OVERFLOW -> "a number is too large";
            case ITERATION_BUDGET_EXCEEDED -> "a list is too long";
            case OVERLOAD_NOT_FOUND -> "its values do not fit together";
            default -> "a value is not of the kind that it asks for";
        };
    }
}
