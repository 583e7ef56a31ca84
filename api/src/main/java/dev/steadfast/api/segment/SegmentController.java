package dev.steadfast.api.segment;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.mappings.Mappings;
import dev.steadfast.api.webhooks.DeliveryId;
import dev.steadfast.api.webhooks.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes tracking calls as Segment's HTTP API does: one call, or a batch of them. As there, a call that means nothing here
 * is answered like every other one.
 */
@RestController
@Tag(name = "Tracking", description = "The calls that Segment's libraries make")
class SegmentController {

    private static final String SOURCE = "segment";
    private static final int MOST_BYTES_OF_ONE = 32 * 1024;
    private static final int MOST_BYTES_OF_BATCH = 500 * 1024;

    private final WriteKeys keys;
    private final Mappings mappings;
    private final JsonMapper json;

    SegmentController(WriteKeys keys, Mappings mappings, JsonMapper json) {
        this.keys = keys;
        this.mappings = mappings;
        this.json = json;
    }

    /** What Segment's libraries expect. */
    record Success(boolean success) {}

    @PostMapping("/v1/{call:track|identify|group|page|screen|alias}")
    @SecurityRequirements
    @Operation(
            summary = "Take in a tracking call",
            description = "The write key is the user of HTTP Basic. The same messageId again changes nothing.")
    @ApiResponse(responseCode = "200", description = "Stored, or nothing that means anything here")
    @ApiResponse(responseCode = "400", description = "Not a JSON object, or longer than 32 kB")
    Success call(@PathVariable String call, HttpServletRequest request) throws IOException {
        var bytes = body(request, MOST_BYTES_OF_ONE);
        var message = admitted(request, bytes);
        message.put("type", call);
        mappings.take(SOURCE, message, DeliveryId.of(bytes));
        return new Success(true);
    }

    @PostMapping("/v1/{call:batch|import}")
    @SecurityRequirements
    @Operation(summary = "Take in tracking calls", description = "At most 500 kB; each says its `type`.")
    @ApiResponse(responseCode = "200", description = "Stored, but for what means nothing here")
    Success batch(@PathVariable String call, HttpServletRequest request) throws IOException {
        var bytes = body(request, MOST_BYTES_OF_BATCH);
        if (!(admitted(request, bytes).get("batch") instanceof List<?> batch)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "\"batch\" must be an array of calls.");
        }
        mappings.take(SOURCE, batch, DeliveryId.of(bytes));
        return new Success(true);
    }

    private byte[] body(HttpServletRequest request, int most) throws IOException {
        if (!keys.areSet()) {
            throw new NotThere("There is nothing here.");
        }
        return RawBody.of(request, most);
    }

    private Map<String, Object> admitted(HttpServletRequest request, byte[] bytes) {
        Map<String, Object> message = Map.of();
        var readable = true;
        try {
            message = json.readerForMapOf(Object.class).readValue(bytes);
        } catch (JacksonException unreadable) {
            readable = false;
        }
        if (!keys.admit(request, message == null ? Map.of() : message)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        if (!readable || message == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body must be a JSON object.");
        }
        return message;
    }
}
