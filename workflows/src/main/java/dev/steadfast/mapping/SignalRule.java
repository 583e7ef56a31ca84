package dev.steadfast.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of one kind of thing at an account.
 *
 * @param kind {@code login}, {@code user}, {@code feature}, {@code ticket} or {@code invoice}
 * @param on types of events in which it is seen; {@code product.*} stands for all that begin so
 * @param opens types that open it
 * @param closes types that close it
 * @param item the field that tells one from another; absent where there is only one
 * @param label the field that says how grave it is
 */
public record SignalRule(
        String kind,
        List<String> on,
        List<String> opens,
        List<String> closes,
        @Nullable String item,
        @Nullable String label) {

    /** What may be told of an account. */
    public static final List<String> KINDS = List.of("login", "user", "feature", "ticket", "invoice");

    private static final int LONGEST = 200;

    /**
     * What an event says of this kind.
     *
     * @param item which one; an empty text where there is only one, or the event does not say
     * @param open absent where this is not about being open
     */
    public record Seen(
            String kind,
            String item,
            @Nullable Boolean open,
            @Nullable String label) {}

    /** What an event says; absent where it says nothing. */
    public Optional<Seen> seen(String type, Map<String, Object> data) {
        boolean opened = matches(opens, type);
        boolean closed = matches(closes, type);
        if (!opened && !closed && !matches(on, type)) {
            return Optional.empty();
        }
        String which = item == null ? "" : text(data.get(item));
        if (which.isEmpty() && item != null) {
            return Optional.empty();
        }
        String grave = label == null ? "" : text(data.get(label));
        return Optional.of(
                new Seen(kind, which, (opened || closed) ? (Boolean) opened : null, grave.isEmpty() ? null : grave));
    }

    private static String text(@Nullable Object value) {
        String text = switch (value) {
            case String said -> said;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case null, default -> "";
        };
        return text.length() <= LONGEST ? text : "";
    }

    private static boolean matches(List<String> types, String type) {
        return types.stream()
                .anyMatch(one ->
                        one.endsWith(".*") ? type.startsWith(one.substring(0, one.length() - 1)) : one.equals(type));
    }
}
