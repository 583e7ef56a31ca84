package dev.steadfast.api.webhooks;

import static dev.steadfast.api.webhooks.Encoded.utf8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Amazon SNS signs in the body, with a certificate that every topic of every customer has in common: so the topic must be
 * one of ours, too. Those are what stands for secrets here. A repeated delivery keeps its time and signature for as long as
 * SNS tries, which is why no age is refused.
 */
public final class SnsSignature implements SignatureScheme {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> OF_NOTICES =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_SUBSCRIPTIONS =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final SnsCertificates certificates;

    public SnsSignature(SnsCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Verification verify(SignedRequest request, SigningSecrets topics) {
        var message = read(request.body());
        var offered = Encoded.base64(message.path("Signature").asString(""));
        if (offered.isEmpty()) {
            return Verification.UNSIGNED;
        }
        if (!topics.hold(message.path("TopicArn").asString(""))) {
            return Verification.FORGED;
        }
        var address = message.path("SigningCertURL").asString("");
        return Verification.of(certificates
                .key(address, request.receivedAt())
                .filter(key -> isSigned(message, key, offered.getFirst()))
                .isPresent());
    }

    private static boolean isSigned(JsonNode message, PublicKey key, byte[] offered) {
        try {
            var signature = Signature.getInstance(
                    message.path("SignatureVersion").asString("").equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            signature.initVerify(key);
            signature.update(utf8(signed(message)));
            return signature.verify(offered);
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }

    /** Names and values a line each, by name; a subject only where there is one. */
    private static String signed(JsonNode message) {
        var notice = message.path("Type").asString("").equals("Notification");
        var signed = new StringBuilder();
        for (var name : notice ? OF_NOTICES : OF_SUBSCRIPTIONS) {
            var value = message.path(name);
            if (value.isString()) {
                signed.append(name).append('\n').append(value.stringValue()).append('\n');
            }
        }
        return signed.toString();
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
