package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

/**
 * Slack's {@code X-Slack-Signature: v0=HEX}: HMAC-SHA256 of {@code v0:time:body}, where the time is
 * {@code X-Slack-Request-Timestamp} in seconds.
 */
public final class SlackSignature implements SignatureScheme {
    private static final String PREFIX = "v0=";

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var time = request.header("X-Slack-Request-Timestamp").orElse("");
        var header = request.header("X-Slack-Signature").orElse("");
        var signature = Encoded.hex(header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : "");
        var signedAt = SignedTime.ofSeconds(time);
        if (signedAt.isEmpty() || signature.isEmpty()) {
            return Verification.UNSIGNED;
        }
        if (!SignedTime.isFresh(signedAt.get(), request.receivedAt())) {
            return Verification.STALE;
        }
        return Verification.of(secrets.signed(Hmac.SHA256, signature, utf8("v0:" + time + ":"), request.body()));
    }
}
