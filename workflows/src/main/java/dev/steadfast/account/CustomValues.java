package dev.steadfast.account;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that an attribute of the user's own may have: text, {@link Long}, {@link Double}, {@link Boolean}. */
public final class CustomValues {

    /** Numbers only as a person writes them: what has a leading zero or a plus sign is a code or a phone number. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");

    private CustomValues() {}

    /** The value that a cell of text stands for; what is neither a number nor true or false stays text. */
    public static Object read(String cell) {
        String text = cell.strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        if (NUMBER.matcher(text).matches()) {
            return number(new BigDecimal(text));
        }
        return AccountRules.customText(text);
    }

    /**
     * The value in the one type that is stored for its kind, so that equal values are equal; empty for null.
     *
     * @throws BrokenRule when it is no text, number or boolean
     */
    public static Optional<Object> of(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case String text -> Optional.of(AccountRules.customText(text));
            case Boolean flag -> Optional.of(flag);
            case BigDecimal number -> Optional.of(number(number));
            case BigInteger number -> Optional.of(number(new BigDecimal(number)));
            case Double number when Double.isFinite(number) -> Optional.of(number(BigDecimal.valueOf(number)));
            case Integer number -> Optional.of((long) number);
            case Long number -> Optional.of(number);
            default -> throw new BrokenRule("must be a text, a number, true or false");
        };
    }

    /** The value as a text, however it is stored. */
    public static String text(Object value) {
        return value.toString();
    }

    /** The value as a number, also when it is a text that reads as one. */
    public static Optional<Double> number(Object value) {
        return switch (value) {
            case Number number -> Optional.of(number.doubleValue());
            case String text when NUMBER.matcher(text.strip()).matches() -> Optional.of(Double.valueOf(text.strip()));
            default -> Optional.empty();
        };
    }

    /** The value as true or false, also when it is one of the texts true, false, yes, no. */
    public static Optional<Boolean> truth(Object value) {
        return switch (value) {
            case Boolean flag -> Optional.of(flag);
            case String text ->
                switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true", "yes" -> Optional.of(true);
                    case "false", "no" -> Optional.of(false);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    /** The value as a moment: a date is the beginning of that day in {@code zone}. */
    public static Optional<Instant> moment(Object value, ZoneId zone) {
        return switch (value) {
            case Instant instant -> Optional.of(instant);
            case LocalDate date -> Optional.of(date.atStartOfDay(zone).toInstant());
            case String text -> moment(text.strip(), zone);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> moment(String text, ZoneId zone) {
        try {
            return Optional.of(
                    text.length() == "2026-03-31".length()
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Object number(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            double approximate = number.doubleValue();
            if (Double.isInfinite(approximate)) {
                throw new BrokenRule("must be a number that fits 64 bits");
            }
            return approximate;
        }
    }
}
