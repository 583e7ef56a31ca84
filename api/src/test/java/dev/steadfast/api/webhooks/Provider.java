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
        return send("stripe", body, stripeSignature(body, "whsec_old", Instant.now()));
    }

    /** The headers that sign a body for Stripe. */
    static List<String> stripeSignature(String body, String secret, Instant at) {
        var time = String.valueOf(at.getEpochSecond());
        return List.of(
                "Stripe-Signature", "t=" + time + ",v1=" + hex(Hmac.SHA256, secret, time + "." + body) + ",v0=00");
    }

    Answer hubspot(String body) {
        var time = String.valueOf(Instant.now().toEpochMilli());
        return send(
                "hubspot",
                body,
                List.of(
                        "X-HubSpot-Request-Timestamp",
                        time,
                        "X-HubSpot-Signature-v3",
                        base64(
                                Hmac.SHA256,
                                utf8("hub-secret"),
                                "POSThttp://localhost:" + port + "/webhooks/hubspot" + body + time)));
    }

    Answer zendesk(String body) {
        var time = Instant.now().toString();
        return send(
                "zendesk",
                body,
                List.of(
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        time,
                        "X-Zendesk-Webhook-Signature",
                        base64(Hmac.SHA256, utf8("zen-secret"), time + body)));
    }

    Answer intercom(String body) {
        return send("intercom", body, List.of("X-Hub-Signature", "sha1=" + hex(Hmac.SHA1, "inter-secret", body)));
    }

    Answer segment(String body) {
        return send("segment", body, List.of("X-Signature", hex(Hmac.SHA1, "seg-secret", body)));
    }

    Answer generic(String id, String body) {
        var time = String.valueOf(Instant.now().getEpochSecond());
        return send(
                "generic",
                body,
                List.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        time,
                        "webhook-signature",
                        "v1," + base64(Hmac.SHA256, GENERIC, id + "." + time + "." + body)));
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
