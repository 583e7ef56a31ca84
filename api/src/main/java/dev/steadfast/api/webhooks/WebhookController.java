package dev.steadfast.api.webhooks;

import dev.steadfast.api.ApiProperties;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.mappings.Mappings;
import dev.steadfast.store.events.IngestResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes in what other systems send: believes the signature and nothing else, and answers when it is stored. */
@RestController
@Tag(name = "Webhooks", description = "Facts that other systems send by themselves")
class WebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

    /** Four times what the longest of the systems sends. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final Map<WebhookSystem, SigningSecrets> secrets = new EnumMap<>(WebhookSystem.class);
    private final ApiProperties properties;
    private final Mappings mappings;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final Clock wall = Clock.systemUTC();

    WebhookController(
            WebhookSettings settings,
            ApiProperties properties,
            Mappings mappings,
            JsonMapper json,
            MeterRegistry meters) {
        for (var system : WebhookSystem.values()) {
            secrets.put(system, settings.secretsOf(system));
        }
        this.properties = properties;
        this.mappings = mappings;
        this.json = json;
        this.meters = meters;
    }

    /**
     * What became of a message.
     *
     * @param duplicate taken before
     * @param quarantined waits for its account
     */
    record Receipt(int accepted, int duplicate, int quarantined) {}

    @PostMapping("/webhooks/{system}")
    @SecurityRequirements
    @Operation(summary = "Take in a webhook", description = """
                    `system` is stripe, hubspot, zendesk, intercom, segment, or generic for whoever signs as Standard
                    Webhooks says. What its messages mean stands in a mapping; what none asks for is answered and forgotten.""")
    @ApiResponse(responseCode = "200", description = "Stored")
    @ApiResponse(responseCode = "401", description = "The signature is missing, wrong or old")
    @ApiResponse(responseCode = "404", description = "No such system is set up")
    Receipt receive(@PathVariable String system, HttpServletRequest request) throws IOException {
        var known = WebhookSystem.of(system)
                .filter(one -> !secretsOf(one).isEmpty())
                .orElseThrow(() -> new NotThere("There is nothing here."));
        var body = RawBody.of(request, MOST_BYTES);
        var signed = SignedRequest.of(request, body, properties.publicUrl(), wall.instant());
        var verification = known.scheme().verify(signed, secretsOf(known));
        count(known, verification.name());
        if (!verification.isGenuine()) {
            LOG.warn("A webhook of {} was refused: {}", known.word(), verification);
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        var result = mappings.take(known.word(), message(body), DeliveryId.of(signed));
        return receipt(result);
    }

    private SigningSecrets secretsOf(WebhookSystem system) {
        return secrets.getOrDefault(system, SigningSecrets.of(null));
    }

    private Object message(byte[] body) {
        try {
            var message = json.readValue(body, Object.class);
            return message == null ? "" : message;
        } catch (JacksonException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is not JSON.", unreadable);
        }
    }

    private void count(WebhookSystem system, String outcome) {
        meters.counter("steadfast.webhooks", "system", system.word(), "signature", outcome)
                .increment();
    }

    private static Receipt receipt(IngestResult result) {
        return new Receipt(result.accepted(), result.duplicate(), result.quarantined());
    }
}
