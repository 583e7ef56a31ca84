package dev.steadfast.api.imports;

import dev.steadfast.api.security.Caller;
import dev.steadfast.store.events.Effect;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** REST of events in files. */
@RestController
@Tag(name = "Events")
class EventImportController {

    private final BackgroundImports background;
    private final EventBackfill backfill;
    private final JsonMapper json;
    private final DataSize most;

    EventImportController(
            BackgroundImports background,
            EventBackfill backfill,
            JsonMapper json,
            @Value("${spring.servlet.multipart.max-file-size:256MB}") DataSize most) {
        this.background = background;
        this.backfill = backfill;
        this.json = json;
        this.most = most;
    }

    /** An import that has begun. */
    record Started(String id) {}

    @PostMapping(
            path = "/api/events/import",
            consumes = {"text/csv", "application/csv", MediaType.APPLICATION_NDJSON_VALUE})
    @Operation(
            summary = "Import events from a file",
            description = """
                    Lines of JSON as POST /api/events takes them, or CSV with the columns id, type, account and at, in any
                    order; every other column is data. Events that came before change nothing, so a file may be sent again.
                    By default they are history: they count in the facts of their accounts, and begin nothing.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "Begun: ask GET /api/imports/{id}",
            content = @Content(schema = @Schema(implementation = Started.class)))
    ResponseEntity<Started> importEvents(
            @RequestParam(defaultValue = "history")
                    @Pattern(regexp = "history|live", message = "must be history or live")
                    String effect,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        var wanted = Effect.valueOf(effect.toUpperCase(Locale.ROOT));
        var isCsv = !MediaType.APPLICATION_NDJSON.isCompatibleWith(MediaType.valueOf(request.getContentType()));
        var id = background.start(spooled(request), null, effect, false, caller.by(), (file, progress) -> {
            try (EventFile events = isCsv ? new EventFile.Table(file, json) : new EventFile.Lines(file, json)) {
                return new BackgroundImports.Outcome(false, backfill.run(events, wanted, progress));
            }
        });
        return ResponseEntity.accepted()
                .location(URI.create("/api/imports/" + id))
                .body(new Started(id));
    }

    private SpooledFile spooled(HttpServletRequest request) throws IOException {
        try {
            return SpooledFile.of(request.getInputStream(), most.toBytes());
        } catch (SpooledFile.TooLarge e) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, e.getMessage(), e);
        }
    }
}
