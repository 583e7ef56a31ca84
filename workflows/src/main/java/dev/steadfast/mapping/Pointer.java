package dev.steadfast.mapping;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in a message: a JSON Pointer (RFC 6901), such as {@code /data/object/id}. */
public final class Pointer {
    private final String text;
    private final List<String> parts;

    private Pointer(String text, List<String> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Reads a pointer.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Pointer of(String text) {
        if (!text.startsWith("/") || text.length() == 1) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a place in a message; write it like /data/object/id");
        }
        return new Pointer(
                text,
                Arrays.stream(text.substring(1).split("/", -1))
                        .map(part -> part.replace("~1", "/").replace("~0", "~"))
                        .toList());
    }

    /** A text, number or boolean that is there; everything else counts as absent. */
    public Optional<Object> scalar(Object message) {
        Object value = find(message);
        return isScalar(value) ? Optional.ofNullable(value) : Optional.empty();
    }

    /** The texts, numbers and booleans of the object that is there, by name. */
    Map<String, Object> fields(Object message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (find(message) instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                if (isScalar(value)) {
                    fields.put(String.valueOf(name), value);
                }
            });
        }
        return fields;
    }

    private @Nullable Object find(Object message) {
        Object value = message;
        for (String part : parts) {
            value = step(value, part);
        }
        return value;
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** The same as text; empty and blank texts count as absent. */
    public Optional<String> text(Object message) {
        return scalar(message).map(Object::toString).filter(found -> !found.isBlank());
    }

    private static @Nullable Object step(@Nullable Object value, String part) {
        return switch (value) {
            case Map<?, ?> object -> object.get(part);
            case List<?> list
            when part.matches("0|[1-9]\\d{0,5}") -> {
                int index = Integer.parseInt(part);
                yield index < list.size() ? list.get(index) : null;
            }
            case null, default -> null;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
