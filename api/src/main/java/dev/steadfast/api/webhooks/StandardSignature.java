package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

import java.util.Arrays;
import java.util.Base64;

/**
 * The signature of Standard Webhooks, for everything that has none of its own: {@code webhook-signature: v1,BASE64 [v1,...]},
 * HMAC-SHA256 of {@code id.time.body} with {@code webhook-id} and {@code webhook-timestamp} in seconds. A secret
 * {@code whsec_BASE64} stands for the bytes that it encodes, any other for its own.
 */
public final class StandardSignature implements SignatureScheme {
    private static final String ENCODED_SECRET = "whsec_";
    private static final String VERSION = "v1,";

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var id = request.header("webhook-id").orElse("");
        var time = request.header("webhook-timestamp").orElse("");
        var signatures = Arrays.stream(
                        request.header("webhook-signature").orElse("").split(" "))
                .filter(part -> part.startsWith(VERSION))
                .flatMap(part -> Encoded.base64(part.substring(VERSION.length())).stream())
                .toList();
        var signedAt = SignedTime.ofSeconds(time);
        if (id.isEmpty() || signedAt.isEmpty() || signatures.isEmpty()) {
            return Verification.UNSIGNED;
        }
        if (!SignedTime.isFresh(signedAt.get(), request.receivedAt())) {
            return Verification.STALE;
        }
        return Verification.of(secrets.signed(
                StandardSignature::key, Hmac.SHA256, signatures, utf8(id + "." + time + "."), request.body()));
    }

    private static byte[] key(String secret) {
        return secret.startsWith(ENCODED_SECRET)
                ? Base64.getDecoder().decode(secret.substring(ENCODED_SECRET.length()))
                : utf8(secret);
    }
}
