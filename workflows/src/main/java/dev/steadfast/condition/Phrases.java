package dev.steadfast.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reasons in words that a person reads in a timeline: short, whatever is in the facts. */
final class Phrases {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SOURCE = 160;
    private static final int MOST_FACTS = 6;

    private Phrases() {}

    /** A condition on one line. */
    static String source(String source) {
        return cut(SPACE.matcher(source.strip()).replaceAll(" "), LONGEST_SOURCE);
    }

    /** The name of a fact, part of which may come from outside. */
    static String name(String fact) {
        return cut(oneLine(fact), LONGEST_NAME);
    }

    static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "not known";
            case Double number -> number(number);
            case String text -> text.isBlank() ? "an empty text" : cut(oneLine(text), LONGEST_VALUE);
            case List<?> list -> "a list of " + list.size();
            case Map<?, ?> ignored -> "a set of values";
            default -> cut(oneLine(value.toString()), LONGEST_VALUE);
        };
    }

    private static String oneLine(String text) {
        return UNPRINTABLE.matcher(text.strip()).replaceAll(" ");
    }

    /** 12000.0 reads 12000, and 1.2E7 reads 12000000. */
    private static String number(double number) {
        if (!Double.isFinite(number) || Math.abs(number) >= 1e18) {
            return String.valueOf(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
    }

    /** The first few, and how many more there are. */
    static String list(List<String> phrases) {
        String first = String.join("; ", phrases.subList(0, Math.min(MOST_FACTS, phrases.size())));
        return phrases.size() <= MOST_FACTS ? first : first + "; and " + (phrases.size() - MOST_FACTS) + " more";
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
