package dev.steadfast.api.webhooks;

/** Intercom's {@code X-Hub-Signature: sha1=HEX}: HMAC-SHA1 of the body. No time is signed: its ids tell what came before. */
public final class IntercomSignature implements SignatureScheme {
    private static final String PREFIX = "sha1=";

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var signature = request.header("X-Hub-Signature")
                .filter(header -> header.startsWith(PREFIX))
                .map(header -> Encoded.hex(header.substring(PREFIX.length())))
                .filter(bytes -> !bytes.isEmpty());
        return signature
                .map(bytes -> Verification.of(secrets.signed(Hmac.SHA1, bytes, request.body())))
                .orElse(Verification.UNSIGNED);
    }
}
