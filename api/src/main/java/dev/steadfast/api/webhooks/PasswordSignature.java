package dev.steadfast.api.webhooks;

import java.nio.charset.StandardCharsets;

/**
 * No signature but a password, for providers that sign nothing: that of HTTP Basic, under any user name. They put it there
 * where their address of ours begins with {@code https://name:password@}.
 */
public final class PasswordSignature implements SignatureScheme {
    private static final String BASIC = "basic ";

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var header = request.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Verification.UNSIGNED;
        }
        var bytes = Encoded.base64(header.substring(BASIC.length()).strip());
        if (bytes.isEmpty()) {
            return Verification.UNSIGNED;
        }
        var credentials = new String(bytes.getFirst(), StandardCharsets.UTF_8);
        return Verification.of(secrets.hold(credentials.substring(credentials.indexOf(':') + 1)));
    }
}
