package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Mailgun's {@code signature} object in the body: hex of HMAC-SHA256 of {@code timestamp} and {@code token}. The rest of the
 * body is not signed, so that only fresh ones are believed.
 */
public final class MailgunSignature implements SignatureScheme {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var signature = read(request.body());
        var time = text(signature, "timestamp");
        var token = text(signature, "token");
        var offered = Encoded.hex(text(signature, "signature"));
        var signedAt = SignedTime.ofSeconds(time);
        if (signedAt.isEmpty() || token.isEmpty() || offered.isEmpty()) {
            return Verification.UNSIGNED;
        }
        if (!SignedTime.isFresh(signedAt.get(), request.receivedAt())) {
            return Verification.STALE;
        }
        return Verification.of(secrets.signed(Hmac.SHA256, offered, utf8(time + token)));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body).path("signature");
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static String text(JsonNode signature, String name) {
        return signature.path(name).asString("");
    }
}
