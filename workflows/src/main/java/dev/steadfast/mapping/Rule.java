package dev.steadfast.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kind of message and the event that it is.
 *
 * @param on the message's type
 * @param when places that must hold one of these texts
 * @param needs places that must hold something
 * @param to the event's type; absent where the message names it
 * @param named where the message names the event's type
 * @param all a place whose fields all become fields of the event; absent where only those of {@code data} do
 * @param account where the message names the account
 */
public record Rule(
        String on,
        Map<Pointer, List<String>> when,
        List<Pointer> needs,
        @Nullable String to,
        @Nullable Pointer named,
        List<Name> account,
        List<Pointer> at,
        @Nullable Pointer all,
        Map<String, Value> data,
        boolean introduces) {

    /** Every type of message. */
    public static final String ANY = "*";

    /** What a type of an event looks like. */
    public static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

    private static final int LONGEST_TYPE = 100;

    boolean matches(String type, Object message) {
        return (on.equals(ANY) || on.equals(type))
                && needs.stream().allMatch(place -> place.text(message).isPresent())
                && data.values().stream()
                        .filter(Value.Beginning.class::isInstance)
                        .allMatch(value -> value.in(message).isPresent())
                && when.entrySet().stream()
                        .allMatch(entry -> entry.getKey()
                                .text(message)
                                .filter(entry.getValue()::contains)
                                .isPresent());
    }

    /** The event's type; absent where the message names none. */
    Optional<String> type(Object message) {
        return named == null ? Optional.ofNullable(to) : named.text(message).flatMap(Rule::asType);
    }

    /** {@code milestone.first_value} as it is, {@code Report Exported} as {@code product.report_exported}. */
    private static Optional<String> asType(String name) {
        if (TYPE.matcher(name).matches()) {
            return Optional.of(name).filter(type -> type.length() <= LONGEST_TYPE);
        }
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        return words.isEmpty() || words.length() > LONGEST_TYPE ? Optional.empty() : Optional.of("product." + words);
    }
}
