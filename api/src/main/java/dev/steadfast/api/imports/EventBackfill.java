package dev.steadfast.api.imports;

import dev.steadfast.api.events.EventRows;
import dev.steadfast.store.events.Effect;
import dev.steadfast.store.events.IngestResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes a file of events from its first to its last row, 1,000 in a transaction. */
@Component
class EventBackfill {

    private static final int MOST_REPORTED = 1_000;

    private final EventRows rows;

    EventBackfill(EventRows rows) {
        this.rows = rows;
    }

    /**
     * Imports the file.
     *
     * @param progress is told after each thousand how many lines were read; what it throws ends the import
     */
    BackfillResult run(EventFile file, Effect effect, LongConsumer progress) throws IOException {
        var tally = new Tally();
        List<EventFile.Row> chunk = new ArrayList<>();
        for (var row = file.next(); row != null; row = file.next()) {
            if (row.rejection() != null) {
                tally.reject(row.rejection());
                continue;
            }
            chunk.add(row);
            if (chunk.size() == EventRows.MOST) {
                take(chunk, effect, tally);
                progress.accept(row.line());
            }
        }
        take(chunk, effect, tally);
        return tally.result();
    }

    private void take(List<EventFile.Row> chunk, Effect effect, Tally tally) {
        List<JsonNode> events = new ArrayList<>();
        for (var row : chunk) {
            if (row.event() != null) {
                events.add(row.event());
            }
        }
        if (!events.isEmpty()) {
            tally.add(rows.take(events, effect), chunk);
        }
        chunk.clear();
    }

    private static final class Tally {
        private long accepted;
        private long duplicate;
        private long quarantined;
        private long rejectedTotal;
        private final List<Rejection> rejected = new ArrayList<>();

        void add(IngestResult result, List<EventFile.Row> chunk) {
            accepted += result.accepted();
            duplicate += result.duplicate();
            quarantined += result.quarantined();
            result.rejected()
                    .forEach(one -> reject(Rejection.row(chunk.get(one.index()).line(), one.rule())));
        }

        void reject(Rejection rejection) {
            rejectedTotal++;
            if (rejected.size() < MOST_REPORTED) {
                rejected.add(rejection);
            }
        }

        BackfillResult result() {
            return new BackfillResult(accepted, duplicate, quarantined, rejected, rejectedTotal);
        }
    }
}
