package dev.steadfast.cadence;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The data of an event in the few types that conditions and texts know. */
public final class EventData {

    private EventData() {}

    /** Whole numbers as {@link Long}, others as {@link Double}; unmodifiable; what is null is left out. */
    public static Map<String, Object> plain(Map<?, ?> data) {
        Map<String, Object> plain = new HashMap<>();
        data.forEach((name, value) -> {
            Object converted = value(value);
            if (converted != null) {
                plain.put(String.valueOf(name), converted);
            }
        });
        return Map.copyOf(plain);
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> (long) number;
            case Short number -> (long) number;
            case Float number -> (double) number;
            case BigInteger number ->
                number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case Map<?, ?> nested -> plain(nested);
            case List<?> list ->
                list.stream().map(EventData::value).filter(Objects::nonNull).toList();
            default -> value;
        };
    }
}
