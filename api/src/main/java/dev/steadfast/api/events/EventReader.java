package dev.steadfast.api.events;

import dev.steadfast.api.LimitedBody;
import dev.steadfast.api.errors.RuleBroken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads one event, an array of them, or one a line, without holding more than is allowed. */
@Component
final class EventReader {
    private final JsonMapper json;
    private final ObjectReader oneOfSeveral;

    EventReader(JsonMapper json) {
        this.json = json;
        this.oneOfSeveral = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** A body of {@code application/json}. */
    EventBatch read(InputStream body) {
        var batch = new EventBatch(json);
        try (var parser = json.createParser(new LimitedBody(body))) {
            switch (parser.nextToken()) {
                case START_OBJECT -> batch.addOnly(oneOfSeveral.readTree(parser));
                case START_ARRAY -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        batch.add(oneOfSeveral.readTree(parser));
                    }
                }
                case null, default -> throw new RuleBroken("", null, "The body must be an event or an array of events");
            }
            if (parser.nextToken() != null) {
                throw new RuleBroken(
                        "", null, "Several events must be in an array, or one a line as application/x-ndjson");
            }
        }
        return batch;
    }

    /** A body of {@code application/x-ndjson}; empty lines do not count. */
    EventBatch readLines(InputStream body) throws IOException {
        var batch = new EventBatch(json);
        try (var lines = new BufferedReader(new InputStreamReader(new LimitedBody(body), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    add(batch, line);
                }
            }
        }
        return batch;
    }

    private void add(EventBatch batch, String line) {
        try {
            batch.add(json.readTree(line));
        } catch (JacksonException unreadable) {
            batch.addUnreadable();
        }
    }
}
