package dev.steadfast.activities.email;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Providers that relay mail and do not name a letter by its Message-ID in everything that they report of it. They take what
 * they shall name it by from a header, which they remove.
 */
enum Relay {
    NONE(""),
    POSTMARK("postmarkapp.com"),
    SENDGRID("sendgrid.net");

    private final String domain;

    Relay(String domain) {
        this.domain = domain;
    }

    /** The one that this mail server belongs to. */
    static Relay at(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(relay -> relay != NONE && ("." + lower).endsWith("." + relay.domain))
                .findFirst()
                .orElse(NONE);
    }

    /** The letter with the header by which it is known again. */
    OutgoingEmail marked(OutgoingEmail email) {
        String id = email.messageId().replaceAll("[<>\"\\\\]", "");
        return switch (this) {
            case NONE -> email;
            // without the second one Postmark gives the letter another Message-ID, and answers to it are not recognised
            case POSTMARK -> email.with(Map.of("X-PM-Metadata-steadfast-message", id, "X-PM-KeepID", "true"));
            case SENDGRID ->
                email.with(Map.of("X-SMTPAPI", "{\"unique_args\": {\"steadfast_message\": \"" + id + "\"}}"));
        };
    }
}
