package dev.steadfast.api.delivery;

import dev.steadfast.api.ApiProperties;
import dev.steadfast.api.delivery.EmailProviders.EmailProvider;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.webhooks.RawBody;
import dev.steadfast.api.webhooks.SignedRequest;
import dev.steadfast.api.webhooks.SnsCertificates;
import dev.steadfast.store.feedback.EmailFeedback;
import dev.steadfast.store.feedback.EmailFeedback.Outcome;
import dev.steadfast.store.feedback.EmailNews;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes in what e-mail providers report. Whatever is not about a letter of ours is counted, and no error. */
@RestController
@Tag(name = "Webhooks", description = "Facts that other systems send by themselves")
class DeliveryController {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryController.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final EmailProviders providers;
    private final EmailFeedback feedback;
    private final SnsCertificates.Fetcher amazon;
    private final ApiProperties properties;
    private final MeterRegistry meters;
    private final Clock wall = Clock.systemUTC();

    DeliveryController(
            EmailProviders providers,
            EmailFeedback feedback,
            SnsCertificates.Fetcher amazon,
            ApiProperties properties,
            MeterRegistry meters) {
        this.providers = providers;
        this.feedback = feedback;
        this.amazon = amazon;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * What became of a delivery.
     *
     * @param taken reports about letters of ours
     * @param unknown reports about others
     */
    record DeliveryReceipt(int taken, int unknown) {}

    @PostMapping("/webhooks/email/{provider}")
    @SecurityRequirements
    @Operation(summary = "Take in what an e-mail provider reports", description = """
                    `provider` is sendgrid, postmark, mailgun or ses. Reports of letters that were delivered, opened, clicked,
                    bounced or complained about move the ledger on; hard bounces and complaints suppress their address.""")
    @ApiResponse(responseCode = "200", description = "Stored")
    @ApiResponse(responseCode = "401", description = "The signature is missing, wrong or old")
    @ApiResponse(responseCode = "404", description = "No such provider is set up")
    DeliveryReceipt receive(@PathVariable String provider, HttpServletRequest request) throws IOException {
        var known = providers.find(provider).orElseThrow(() -> new NotThere("There is nothing here."));
        var body = RawBody.of(request, MOST_BYTES);
        verify(provider, known, SignedRequest.of(request, body, properties.publicUrl(), wall.instant()));
        var message = message(body);
        if (ReportReader.text(message, "/Type").equals("SubscriptionConfirmation")) {
            confirm(ReportReader.text(message, "/SubscribeURL"));
        }
        return file(provider, known.reader().read(message));
    }

    private void verify(String provider, EmailProvider known, SignedRequest signed) {
        try {
            var verification = known.scheme().verify(signed, known.secrets());
            meters.counter("steadfast.webhooks", "system", provider, "signature", verification.name())
                    .increment();
            if (!verification.isGenuine()) {
                LOG.warn("A webhook of {} was refused: {}", provider, verification);
                throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
            }
        } catch (UncheckedIOException unreachable) {
            throw later(unreachable);
        }
    }

    private static JsonNode message(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is not JSON.", unreadable);
        }
    }

    /** SNS asks first whether we want to hear of a topic. The message is genuine, so the topic is ours. */
    private void confirm(String subscription) {
        var address = SnsCertificates.address(subscription)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "No address of SNS."));
        try {
            amazon.get(address);
        } catch (IOException unreachable) {
            throw later(unreachable);
        }
    }

    private static ResponseStatusException later(Exception unreachable) {
        LOG.warn("Amazon SNS cannot be asked just now: {}", unreachable.getMessage());
        return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "Not now.", unreachable);
    }

    private DeliveryReceipt file(String provider, List<EmailNews> reports) {
        var taken = 0;
        for (var news : reports) {
            var outcome = feedback.take(news, provider);
            meters.counter("steadfast.email.reports", "source", provider, "outcome", outcome.word())
                    .increment();
            taken += outcome == Outcome.TAKEN ? 1 : 0;
        }
        return new DeliveryReceipt(taken, reports.size() - taken);
    }
}
