package dev.steadfast.api.texting;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.PhoneNumbers;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.reach.TextingConsent;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Understands STOP and START in answers to text messages; everything else is for people who read the number's messages. */
@Component
class IncomingTexts {

    /** Twilio's own words; where its service is set to others, it says in a field what they mean. */
    private static final Set<String> STOP =
            Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout");

    private static final Set<String> START = Set.of("start", "unstop", "yes");

    private final TextingConsent consent;
    private final BusinessClock clock;

    IncomingTexts(TextingConsent consent, BusinessClock clock) {
        this.consent = consent;
        this.clock = clock;
    }

    void take(Form text) {
        Optional<String> from = text.field("From").flatMap(IncomingTexts::number);
        String body = text.field("Body").orElse("");
        String word =
                text.field("OptOutType").orElse(body).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        Instant at = clock.wall();
        String source = "text message " + text.field("MessageSid").orElse("");
        if (STOP.contains(word)) {
            from.ifPresent(number -> consent.revoke(number, source, body, "contact", at));
        } else if (START.contains(word)) {
            from.ifPresent(number -> consent.grant(number, source, body, "contact", at));
        }
    }

    private static Optional<String> number(String text) {
        try {
            return Optional.of(PhoneNumbers.e164(text));
        } catch (BrokenRule noNumber) {
            return Optional.empty();
        }
    }
}
