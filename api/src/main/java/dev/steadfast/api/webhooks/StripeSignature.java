package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

import java.util.ArrayList;
import java.util.List;

/**
 * Stripe's {@code Stripe-Signature: t=SECONDS,v1=HEX[,v1=HEX]}: HMAC-SHA256 of {@code t.body}. While Stripe rolls a secret it
 * sends a signature for each.
 */
public final class StripeSignature implements SignatureScheme {

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var time = "";
        List<byte[]> signatures = new ArrayList<>();
        for (var part : request.header("Stripe-Signature").orElse("").split(",")) {
            if (part.startsWith("t=")) {
                time = part.substring(2);
            } else if (part.startsWith("v1=")) {
                signatures.addAll(Encoded.hex(part.substring(3)));
            }
        }
        var signedAt = SignedTime.ofSeconds(time);
        if (signedAt.isEmpty() || signatures.isEmpty()) {
            return Verification.UNSIGNED;
        }
        if (!SignedTime.isFresh(signedAt.get(), request.receivedAt())) {
            return Verification.STALE;
        }
        return Verification.of(secrets.signed(Hmac.SHA256, signatures, utf8(time + "."), request.body()));
    }
}
