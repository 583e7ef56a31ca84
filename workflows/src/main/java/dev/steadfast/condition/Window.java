package dev.steadfast.condition;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far back {@code happened(event, "30d")} looks. */
record Window(Duration length, String words) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})([mhdw])");

    /** {@code 30m}, {@code 4h}, {@code 30d} or {@code 2w}; empty for anything else. */
    static Optional<Window> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "m" -> new Window(Duration.ofMinutes(amount), words(amount, "minute"));
                    case "h" -> new Window(Duration.ofHours(amount), words(amount, "hour"));
                    case "d" -> new Window(Duration.ofDays(amount), words(amount, "day"));
                    default -> new Window(Duration.ofDays(7L * amount), words(amount, "week"));
                });
    }

    private static String words(int amount, String unit) {
        return amount == 1 ? "the last " + unit : "the last " + amount + " " + unit + "s";
    }
}
