package dev.steadfast.api.texting;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields of a form or a query; of several with one name the first counts. What cannot be read is not there. */
final class Form {

    private static final int LONGEST = 2_000;

    private final Map<String, String> fields = new HashMap<>();

    Form(@Nullable String encoded) {
        for (String field : encoded == null ? new String[0] : encoded.split("&")) {
            String[] parts = field.split("=", 2);
            if (parts.length == 2) {
                put(parts[0], parts[1]);
            }
        }
    }

    private void put(String name, String value) {
        try {
            fields.putIfAbsent(
                    URLDecoder.decode(name, StandardCharsets.UTF_8),
                    printable(URLDecoder.decode(value, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException unreadable) {
            // as if it had not been sent
        }
    }

    /** A database takes no NUL, and a journal no page. */
    private static String printable(String value) {
        String line = value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    /** Empty where it is missing or blank. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }
}
