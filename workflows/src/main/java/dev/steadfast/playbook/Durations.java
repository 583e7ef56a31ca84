package dev.steadfast.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as playbooks write them: {@code 20s}, {@code 30m}, {@code 4h}, {@code 10d}, {@code 2w}. */
public final class Durations {

    static final Pattern FORM = Pattern.compile("(\\d{1,4})([smhdw])");
    static final Pattern DAY = Pattern.compile("day (-?\\d{1,4})");

    private Durations() {}

    /** @throws IllegalArgumentException with what was found and what is allowed */
    static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a length of time; write it like 20s, 30m, 4h, 10d or 2w");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofDays(7 * amount);
        };
    }

    /** As a reader says it: {@code 10 days}, {@code 4 hours}, {@code 1 day 12 hours}. */
    public static String text(Duration time) {
        List<String> parts = new ArrayList<>();
        add(parts, time.toDays(), "day");
        add(parts, time.toHoursPart(), "hour");
        add(parts, time.toMinutesPart(), "minute");
        add(parts, time.toSecondsPart(), "second");
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit + (amount == 1 ? "" : "s"));
        }
    }

    /** {@code day 7} as 7. */
    static int day(String text) {
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a day; write it like \"day 7\"");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** {@code day 7} or {@code 3d}. */
    static Step.Limit limit(String text) {
        return text.startsWith("day") ? new Step.Limit.UntilDay(day(text)) : new Step.Limit.For(parse(text));
    }
}
