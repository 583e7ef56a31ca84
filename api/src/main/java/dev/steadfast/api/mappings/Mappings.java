package dev.steadfast.api.mappings;

import dev.steadfast.mapping.Mapped;
import dev.steadfast.mapping.Mapping;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IncomingEvent;
import dev.steadfast.store.events.IngestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in messages of other systems as the events that they mean. */
@Component
public class Mappings {

    private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);

    private final Map<String, Mapping> bySource;
    private final EventIngest ingest;

    Mappings(MappingFiles files, EventIngest ingest) {
        this.bySource = files.read();
        this.ingest = ingest;
    }

    /**
     * Stores what a message means; once for the same message.
     *
     * @param source the system that sent it
     * @param message plain values: maps, lists, texts, numbers, booleans
     * @param delivery what tells it from others where it has no id of its own
     */
    public IngestResult take(String source, Object message, String delivery) {
        Mapping mapping = bySource.get(source);
        List<IncomingEvent> events = mapping == null
                ? List.of()
                : mapping.read(message, delivery).stream().map(Mappings::event).toList();
        List<IngestResult> parts = new ArrayList<>();
        for (int from = 0; from < events.size(); from += 1_000) {
            parts.add(ingest.ingest(events.subList(from, Math.min(events.size(), from + 1_000))));
        }
        parts.stream()
                .flatMap(part -> part.rejected().stream())
                .forEach(rejected -> LOG.warn("An event of {} was not taken: {}", source, rejected.rule()));
        return new IngestResult(
                parts.stream().mapToInt(IngestResult::accepted).sum(),
                parts.stream().mapToInt(IngestResult::duplicate).sum(),
                parts.stream().mapToInt(IngestResult::quarantined).sum(),
                parts.stream().flatMap(part -> part.rejected().stream()).toList());
    }

    private static IncomingEvent event(Mapped mapped) {
        List<String> names = mapped.names();
        return new IncomingEvent(
                mapped.id(),
                mapped.type(),
                names.getFirst(),
                mapped.at(),
                mapped.data(),
                names.subList(1, names.size()),
                mapped.introduces());
    }
}
