package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

/**
 * Zendesk's {@code X-Zendesk-Webhook-Signature}: Base64 of HMAC-SHA256 of
 * {@code X-Zendesk-Webhook-Signature-Timestamp} and body.
 */
public final class ZendeskSignature implements SignatureScheme {

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var time = request.header("X-Zendesk-Webhook-Signature-Timestamp").orElse("");
        var signature =
                Encoded.base64(request.header("X-Zendesk-Webhook-Signature").orElse(""));
        var signedAt = SignedTime.ofText(time);
        if (signedAt.isEmpty() || signature.isEmpty()) {
            return Verification.UNSIGNED;
        }
        if (!SignedTime.isFresh(signedAt.get(), request.receivedAt())) {
            return Verification.STALE;
        }
        return Verification.of(secrets.signed(Hmac.SHA256, signature, utf8(time), request.body()));
    }
}
