package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * SendGrid's {@code X-Twilio-Email-Event-Webhook-Signature}: Base64 of an ECDSA signature with SHA-256 of
 * {@code X-Twilio-Email-Event-Webhook-Timestamp} in seconds and the body. What it is checked with is SendGrid's public key.
 */
public final class SendGridSignature implements SignatureScheme {
    private static final String HEADER = "X-Twilio-Email-Event-Webhook-";

    /**
     * Looks whether these are public keys.
     *
     * @param setting their name, for whoever has to mend them
     * @throws IllegalArgumentException where one is none
     */
    public static SigningSecrets checked(String setting, SigningSecrets keys) {
        try {
            keys.as(SendGridSignature::key);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(
                    setting
                            + " holds no public key of an event webhook: SendGrid shows it as Base64 that begins with MFk",
                    none);
        }
        return keys;
    }

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var time = request.header(HEADER + "Timestamp").orElse("");
        var offered = Encoded.base64(request.header(HEADER + "Signature").orElse(""));
        var signedAt = SignedTime.ofSeconds(time);
        if (signedAt.isEmpty() || offered.isEmpty()) {
            return Verification.UNSIGNED;
        }
        if (!SignedTime.isFresh(signedAt.get(), request.receivedAt())) {
            return Verification.STALE;
        }
        return Verification.of(secrets.as(SendGridSignature::key).stream()
                .anyMatch(key -> isSigned(key, offered.getFirst(), utf8(time), request.body())));
    }

    private static boolean isSigned(PublicKey key, byte[] offered, byte[] time, byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(time);
            signature.update(body);
            return signature.verify(offered);
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }

    private static PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException none) {
            throw new IllegalArgumentException(none);
        }
    }
}
