package dev.steadfast.api.webhooks;

/** Segment's {@code X-Signature: HEX}: HMAC-SHA1 of the body. No time is signed: {@code messageId} tells what came before. */
public final class SegmentSignature implements SignatureScheme {

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        return request.header("X-Signature")
                .map(Encoded::hex)
                .filter(bytes -> !bytes.isEmpty())
                .map(bytes -> Verification.of(secrets.signed(Hmac.SHA1, bytes, request.body())))
                .orElse(Verification.UNSIGNED);
    }
}
