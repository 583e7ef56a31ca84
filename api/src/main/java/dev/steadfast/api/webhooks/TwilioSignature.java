package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Twilio's {@code X-Twilio-Signature}: Base64 of HMAC-SHA1 of the whole address and the sorted fields of the form; of a
 * body that is no form the address carries {@code bodySHA256}. No time is signed.
 */
public final class TwilioSignature implements SignatureScheme {
    private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9A-Fa-f]{64})(?:&|$)");
    private static final Pattern WITH_PORT = Pattern.compile("^(https?://[^/?:]+):\\d+");
    private static final Pattern WITHOUT_PORT = Pattern.compile("^(https?)(://[^/?:]+)(?=[/?]|$)");

    @Override
    public Verification verify(SignedRequest request, SigningSecrets secrets) {
        var signature = Encoded.base64(request.header("X-Twilio-Signature").orElse(""));
        if (signature.isEmpty()) {
            return Verification.UNSIGNED;
        }
        var hash = BODY_HASH.matcher(request.url());
        var signed = "";
        if (hash.find()) {
            var offered = Encoded.hex(hash.group(1)).getFirst();
            if (!MessageDigest.isEqual(sha256(request.body()), offered)) {
                return Verification.FORGED;
            }
        } else {
            signed = fields(new String(request.body(), StandardCharsets.UTF_8));
        }
        var matches = false;
        // Twilio signs some calls with the port in the address and some without
        for (var url : List.of(request.url(), withoutPort(request.url()), withPort(request.url()))) {
            matches |= secrets.signed(Hmac.SHA1, signature, utf8(url + signed));
        }
        return Verification.of(matches);
    }

    private static String withoutPort(String url) {
        return WITH_PORT.matcher(url).replaceFirst("$1");
    }

    private static String withPort(String url) {
        return WITHOUT_PORT
                .matcher(url)
                .replaceFirst(
                        found -> found.group(1) + found.group(2) + ("https".equals(found.group(1)) ? ":443" : ":80"));
    }

    /** Every name with its value, by name; a name that comes several times with each value once. */
    private static String fields(String form) {
        Map<String, SortedSet<String>> fields = new TreeMap<>();
        for (var field : form.split("&")) {
            if (!field.isEmpty()) {
                var name = field.split("=", 2);
                fields.computeIfAbsent(decoded(name[0]), any -> new TreeSet<>())
                        .add(name.length == 1 ? "" : decoded(name[1]));
            }
        }
        Function<Map.Entry<String, SortedSet<String>>, String> together = field ->
                field.getValue().stream().map(value -> field.getKey() + value).collect(Collectors.joining());
        return fields.entrySet().stream().map(together).collect(Collectors.joining());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return text;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
