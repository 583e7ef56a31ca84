package dev.steadfast.api.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The systems whose webhooks become events, each with its signature. */
enum WebhookSystem {
    STRIPE,
    HUBSPOT,
    ZENDESK,
    INTERCOM,
    SEGMENT,
    /** Everything that signs as Standard Webhooks says. */
    GENERIC;

    SignatureScheme scheme() {
        return switch (this) {
            case STRIPE -> new StripeSignature();
            case HUBSPOT -> new HubSpotSignature();
            case ZENDESK -> new ZendeskSignature();
            case INTERCOM -> new IntercomSignature();
            case SEGMENT -> new SegmentSignature();
            case GENERIC -> new StandardSignature();
        };
    }

    /** The word in paths, settings and mappings. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<WebhookSystem> of(String word) {
        return Arrays.stream(values())
                .filter(system -> system.word().equals(word))
                .findFirst();
    }
}
