package dev.steadfast.template;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Facts as Liquid wants them: dates in the customer's zone, numbers as people write them, blank texts left out. */
final class PrintableFacts {

    private final ZoneId zone;

    private PrintableFacts(ZoneId zone) {
        this.zone = zone;
    }

    static Map<String, Object> of(Map<String, Map<String, Object>> facts) {
        var printable =
                new PrintableFacts(zone(facts.getOrDefault("account", Map.of()).get("time_zone")));
        return printable.map(facts);
    }

    private static ZoneId zone(@Nullable Object name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name.toString());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private Map<String, Object> map(Map<?, ?> facts) {
        Map<String, Object> printable = new HashMap<>();
        facts.forEach((name, value) -> {
            Object converted = value(value);
            if (converted != null) {
                printable.put(String.valueOf(name), converted);
            }
        });
        return printable;
    }

    private @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text.isBlank() ? null : text;
            case Instant instant -> instant.atZone(zone);
            case LocalDate date -> date.atStartOfDay(zone);
            case Double number -> number(number);
            case Float number -> number(number.doubleValue());
            case Map<?, ?> nested -> map(nested);
            case List<?> list ->
                list.stream().map(this::value).filter(Objects::nonNull).toList();
            default -> value;
        };
    }

    /** 12000.0 is printed as 12000, and 12,000,000.0 not as 1.2E7. */
    private static @Nullable Object number(double number) {
        if (!Double.isFinite(number)) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() <= 0 && exact.precision() - exact.scale() <= 18 ? (Object) exact.longValueExact() : exact;
    }
}
