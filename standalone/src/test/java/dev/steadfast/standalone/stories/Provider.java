package dev.steadfast.standalone.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Systems that tell of customers, and the headers by which each shows who it is; one secret for all. */
public enum Provider {
    /** Its libraries, which call with a write key. */
    SEGMENT_LIBRARY("/v1/batch"),
    SEGMENT("/webhooks/segment"),
    STRIPE("/webhooks/stripe"),
    HUBSPOT("/webhooks/hubspot"),
    ZENDESK("/webhooks/zendesk"),
    INTERCOM("/webhooks/intercom");

    private static final String SECRET = "one-secret-for-every-provider";
    /** Where the providers believe that they call. */
    private static final String PUBLIC_URL = "http://localhost:8080";

    private final String path;

    Provider(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** The variables by which an application comes to believe all of them. */
    public static Map<String, String> settings() {
        return Map.of(
                "STEADFAST_PUBLIC_URL", PUBLIC_URL,
                "STEADFAST_SEGMENT_WRITE_KEY", SECRET,
                "STEADFAST_WEBHOOK_SEGMENT_SECRET", SECRET,
                "STEADFAST_WEBHOOK_STRIPE_SECRET", SECRET,
                "STEADFAST_WEBHOOK_HUBSPOT_SECRET", SECRET,
                "STEADFAST_WEBHOOK_ZENDESK_SECRET", SECRET,
                "STEADFAST_WEBHOOK_INTERCOM_SECRET", SECRET);
    }

    /** What goes along with this body when it is sent now. */
    public Map<String, String> headers(String body) {
        Instant now = Instant.now();
        String seconds = String.valueOf(now.getEpochSecond());
        String millis = String.valueOf(now.toEpochMilli());
        return switch (this) {
            case SEGMENT_LIBRARY -> Map.of("Authorization", "Basic " + base64((SECRET + ":").getBytes(UTF_8)));
            case SEGMENT -> Map.of("X-Signature", hex("HmacSHA1", body));
            case STRIPE ->
                Map.of("Stripe-Signature", "t=" + seconds + ",v1=" + hex("HmacSHA256", seconds + "." + body));
            case HUBSPOT ->
                Map.of(
                        "X-HubSpot-Request-Timestamp",
                        millis,
                        "X-HubSpot-Signature-v3",
                        base64(hmac("HmacSHA256", "POST" + PUBLIC_URL + path + body + millis)));
            case ZENDESK ->
                Map.of(
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        now.toString(),
                        "X-Zendesk-Webhook-Signature",
                        base64(hmac("HmacSHA256", now + body)));
            case INTERCOM -> Map.of("X-Hub-Signature", "sha1=" + hex("HmacSHA1", body));
        };
    }

    private static String hex(String algorithm, String message) {
        return HexFormat.of().formatHex(hmac(algorithm, message));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] hmac(String algorithm, String message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), algorithm));
            return mac.doFinal(message.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
