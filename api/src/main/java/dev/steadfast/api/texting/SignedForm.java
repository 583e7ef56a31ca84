package dev.steadfast.api.texting;

import dev.steadfast.api.ApiProperties;
import dev.steadfast.api.webhooks.SignedRequest;
import dev.steadfast.api.webhooks.TwilioSignature;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reads what Twilio posts, once its signature is known to be right. */
@Component
class SignedForm {

    private static final int MOST_BYTES = 64 * 1024;

    private final TwilioSignature scheme = new TwilioSignature();
    private final TwilioProperties twilio;
    private final ApiProperties api;

    SignedForm(TwilioProperties twilio, ApiProperties api) {
        this.twilio = twilio;
        this.api = api;
    }

    /**
     * @throws ResponseStatusException 403 where the signature does not fit, whatever the reason; 413 where the body is
     *     longer than any that Twilio sends
     */
    Form read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "A report may have 64 KB.");
        }
        var signed = SignedRequest.of(request, body, api.publicUrl(), Instant.now());
        if (!scheme.verify(signed, twilio.secrets()).isGenuine()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The signature does not fit.");
        }
        return new Form(new String(body, StandardCharsets.UTF_8));
    }
}
