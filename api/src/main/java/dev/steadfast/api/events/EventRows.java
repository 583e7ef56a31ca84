package dev.steadfast.api.events;

import dev.steadfast.store.events.Effect;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IngestResult;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes in rows of a file by the rules of {@code POST /api/events}. */
@Component
public class EventRows {

    /** So many are taken at once. */
    public static final int MOST = 1_000;

    private final JsonMapper json;
    private final EventIngest ingest;

    EventRows(JsonMapper json, EventIngest ingest) {
        this.json = json;
        this.ingest = ingest;
    }

    /** Takes at most 1,000 rows; what is rejected is told by its place among them, from 0. */
    public IngestResult take(List<JsonNode> rows, Effect effect) {
        var batch = new EventBatch(json);
        rows.forEach(batch::add);
        var result = ingest.ingest(batch.events(), effect);
        return new IngestResult(
                result.accepted(), result.duplicate(), result.quarantined(), batch.rejected(result.rejected()));
    }
}
