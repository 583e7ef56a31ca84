package dev.steadfast.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * JSON that knows on which line each of its values stands.
 *
 * @param lines from 1, by JSON pointer
 */
record LocatedJson(JsonNode root, Map<String, Integer> lines) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws NotJson with the line and what is wrong there */
    static LocatedJson read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            Map<String, Integer> lines = new HashMap<>();
            try (JsonParser parser = JSON.createParser(text)) {
                while (parser.nextToken() != null) {
                    lines.putIfAbsent(
                            parser.getParsingContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
            return new LocatedJson(root, lines);
        } catch (JsonProcessingException e) {
            throw new NotJson(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of a value, or of what it should be in. */
    int line(String pointer) {
        String nearest = pointer;
        while (!lines.containsKey(nearest) && !nearest.isEmpty()) {
            nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
        }
        return lines.getOrDefault(nearest, 1);
    }

    /** A text that is no JSON. */
    static final class NotJson extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;

        private NotJson(int line, String message) {
            super("not JSON: " + message.lines().findFirst().orElse(""));
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
