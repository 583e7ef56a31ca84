package dev.steadfast.api.events;

import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IngestResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes in events; the same id again changes nothing. */
@RestController
@Tag(name = "Events", description = "Facts from outside")
class EventController {
    private final EventReader reader;
    private final EventIngest ingest;

    EventController(EventReader reader, EventIngest ingest) {
        this.reader = reader;
        this.ingest = ingest;
    }

    @PostMapping(path = "/api/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Take in events",
            description = "One event or an array of at most 1,000. Of several, a bad one does not keep the others out.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(oneOf = {EventBody.class, EventBody[].class}))))
    IngestResult take(HttpServletRequest request) throws IOException {
        return take(reader.read(request.getInputStream()));
    }

    @PostMapping(path = "/api/events", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Take in events, one a line")
    IngestResult takeLines(HttpServletRequest request) throws IOException {
        return take(reader.readLines(request.getInputStream()));
    }

    private IngestResult take(EventBatch batch) {
        var result = ingest.ingest(batch.events());
        return new IngestResult(
                result.accepted(), result.duplicate(), result.quarantined(), batch.rejected(result.rejected()));
    }
}
