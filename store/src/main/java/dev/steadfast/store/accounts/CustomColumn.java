package dev.steadfast.store.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.steadfast.account.CustomValues;
import java.util.LinkedHashMap;
import java.util.Map;

/** Attributes of the user's own as {@code jsonb}; what is read equals what was written. */
final class CustomColumn {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CustomColumn() {}

    static String write(Map<String, Object> custom) {
        try {
            return JSON.writeValueAsString(custom);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("custom attributes are texts, numbers and booleans", e);
        }
    }

    static Map<String, Object> read(String json) {
        try {
            Map<String, Object> custom = new LinkedHashMap<>();
            JSON.readValue(json, new TypeReference<Map<String, Object>>() {})
                    .forEach((name, value) -> CustomValues.of(value).ifPresent(normal -> custom.put(name, normal)));
            return custom;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable custom attributes: " + json, e);
        }
    }
}
