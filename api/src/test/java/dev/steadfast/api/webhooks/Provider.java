package dev.steadfast.api.webhooks;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Sends as the providers do, with the secrets of {@link dev.steadfast.api.OverHttp}. */
final class Provider {

    private static final byte[] GENERIC = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final Client client;
    private final int port;

    Provider(int port) {
        this.client = new Client(port);
        this.port = port;
    }

    Answer stripe(String body) {
        return genuine("stripe", body);
    }

    Answer hubspot(String body) {
        return genuine("hubspot", body);
    }

    Answer zendesk(String body) {
        return genuine("zendesk", body);
    }

    Answer intercom(String body) {
        return genuine("intercom", body);
    }

    Answer segment(String body) {
        return genuine("segment", body);
    }

    Answer generic(String id, String body) {
        return send("generic", body, genericSignature(id, body, Instant.now()));
    }

    private Answer genuine(String system, String body) {
        return send(system, body, signed(system, body, Instant.now()));
    }

    /** The headers with which the system sends this body at that moment, for those that sign the moment. */
    List<String> signed(String system, String body, Instant at) {
        var millis = String.valueOf(at.toEpochMilli());
        return switch (system) {
            case "stripe" -> stripeSignature(body, "whsec_old", at);
            case "hubspot" ->
                List.of(
                        "X-HubSpot-Request-Timestamp",
                        millis,
                        "X-HubSpot-Signature-v3",
                        base64(
                                Hmac.SHA256,
                                utf8("hub-secret"),
                                "POSThttp://localhost:" + port + "/webhooks/hubspot" + body + millis));
            case "zendesk" ->
                List.of(
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        at.toString(),
                        "X-Zendesk-Webhook-Signature",
                        base64(Hmac.SHA256, utf8("zen-secret"), at + body));
            case "intercom" -> List.of("X-Hub-Signature", "sha1=" + hex(Hmac.SHA1, "inter-secret", body));
            case "segment" -> List.of("X-Signature", hex(Hmac.SHA1, "seg-secret", body));
            default -> genericSignature("msg_signed", body, at);
        };
    }

    /** The headers that sign a body for Stripe. */
    static List<String> stripeSignature(String body, String secret, Instant at) {
        var time = String.valueOf(at.getEpochSecond());
        return List.of(
                "Stripe-Signature", "t=" + time + ",v1=" + hex(Hmac.SHA256, secret, time + "." + body) + ",v0=00");
    }

    private static List<String> genericSignature(String id, String body, Instant at) {
        var time = String.valueOf(at.getEpochSecond());
        return List.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1," + base64(Hmac.SHA256, GENERIC, id + "." + time + "." + body));
    }

    /** The same headers with a signature that lacks its end. */
    static List<String> cutShort(List<String> headers) {
        var signature = headers.getLast();
        var cut = new ArrayList<>(headers);
        cut.set(cut.size() - 1, signature.substring(0, signature.length() - 8));
        return cut;
    }

    /** Sends with exactly these headers. */
    Answer send(String system, String body, List<String> headers) {
        return client.post("/webhooks/" + system, body, new ArrayList<>(headers).toArray(String[]::new));
    }

    private static String hex(Hmac hmac, String secret, String message) {
        return HexFormat.of().formatHex(hmac.of(utf8(secret), utf8(message)));
    }

    private static String base64(Hmac hmac, byte[] secret, String message) {
        return Base64.getEncoder().encodeToString(hmac.of(secret, utf8(message)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
