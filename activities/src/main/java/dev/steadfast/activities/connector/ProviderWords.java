package dev.steadfast.activities.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds what an error says, in the forms that providers give to errors. */
final class ProviderWords {

    private static final List<String> FIELDS =
            List.of("message", "error_description", "description", "detail", "error", "errors", "details", "errorCode");

    private ProviderWords() {}

    static String of(JsonNode json) {
        List<String> words = new ArrayList<>();
        collect(json, words);
        return words.isEmpty() ? json.toString() : String.join("; ", words);
    }

    private static void collect(JsonNode json, List<String> words) {
        if (json.isTextual()) {
            if (!words.contains(json.asText())) {
                words.add(json.asText());
            }
        } else if (json.isArray()) {
            json.forEach(one -> collect(one, words));
        } else if (json.isObject()) {
            FIELDS.stream().filter(json::has).forEach(field -> collect(json.path(field), words));
        }
    }
}
