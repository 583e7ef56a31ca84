package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HubSpot's {@code X-HubSpot-Signature-v3}: Base64 of HMAC-SHA256 of method, address, body and
 * {@code X-HubSpot-Request-Timestamp} in milliseconds, with some characters of the address decoded.
 */
public final class HubSpotSignature implements SignatureScheme {
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("%3A", ":"),
            Map.entry("%2F", "/"),
            Map.entry("%3F", "?"),
            Map.entry("%40", "@"),
            Map.entry("%21", "!"),
            Map.entry("%24", "$"),
            Map.entry("%27", "'"),
            Map.entry("%28", "("),
            Map.entry("%29", ")"),
            Map.entry("%2A", "*"),
            Map.entry("%2C", ","),
            Map.entry("%3B", ";"));

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var time = request.header("X-HubSpot-Request-Timestamp").orElse("");
        var signature = Encoded.base64(request.header("X-HubSpot-Signature-v3").orElse(""));
        var signedAt = SignedTime.ofMilliseconds(time);
        if (signedAt.isEmpty() || signature.isEmpty()) {
            return Verification.UNSIGNED;
        }
        if (!SignedTime.isFresh(signedAt.get(), request.receivedAt())) {
            return Verification.STALE;
        }
        return Verification.of(secrets.signed(
                Hmac.SHA256, signature, utf8(request.method() + decoded(request.url())), request.body(), utf8(time)));
    }

    private static String decoded(String url) {
        return ENCODED.matcher(url)
                .replaceAll(found -> Matcher.quoteReplacement(
                        DECODED.getOrDefault(found.group().toUpperCase(Locale.ROOT), found.group())));
    }
}
