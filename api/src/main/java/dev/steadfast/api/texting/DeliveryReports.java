package dev.steadfast.api.texting;

import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppressions;
import dev.steadfast.store.reach.TextingConsent;
import dev.steadfast.store.touches.TouchFeedback;
import dev.steadfast.store.touches.TouchFeedback.Spoken;
import dev.steadfast.store.touches.TouchNews;
import dev.steadfast.store.touches.TouchState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Files what Twilio says of messages: in any order, more than once, and also of those that we were in doubt about. */
@Component
class DeliveryReports {

    private static final String SMS = "sms";

    /** There is no such phone, or it takes no text messages. */
    private static final Set<String> NEVER = Set.of("30005", "30006");

    /** The owner has answered STOP. */
    private static final String OPTED_OUT = "21610";

    private final TouchFeedback feedback;
    private final Suppressions suppressions;
    private final TextingConsent consent;
    private final BusinessClock clock;

    DeliveryReports(TouchFeedback feedback, Suppressions suppressions, TextingConsent consent, BusinessClock clock) {
        this.feedback = feedback;
        this.suppressions = suppressions;
        this.consent = consent;
        this.clock = clock;
    }

    /** @param reference ours, from the address that Twilio was given for its reports; empty where it has none */
    void take(Form report, String reference) {
        Optional<TouchState> state = report.field("MessageStatus").flatMap(DeliveryReports::state);
        Optional<Spoken> touch = touch(report, reference);
        if (state.isPresent() && touch.isPresent()) {
            take(report, touch.get(), state.get());
        }
    }

    private Optional<Spoken> touch(Form report, String reference) {
        Optional<Spoken> named =
                feedback.byMessageId(reference).filter(touch -> touch.channel().equals(SMS));
        return named.isPresent() ? named : report.field("MessageSid").flatMap(sid -> feedback.byProviderId(SMS, sid));
    }

    private void take(Form report, Spoken touch, TouchState state) {
        Instant at = clock.nowFor(touch.account());
        String code = report.field("ErrorCode").orElse("");
        String words = Stream.of(report.field("MessageStatus"), report.field("ErrorCode"), report.field("ErrorMessage"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        feedback.take(touch, new TouchNews(state, words, "twilio", at));
        if (NEVER.contains(code)) {
            suppressions.add(
                    new Suppression(SMS, touch.recipient(), Suppression.Reason.HARD_BOUNCE, "twilio", words, at));
        }
        if (OPTED_OUT.equals(code)) {
            consent.revoke(touch.recipient(), "Twilio " + OPTED_OUT, words, "twilio", at);
        }
    }

    /** What is only on its way is no news. */
    private static Optional<TouchState> state(String status) {
        return switch (status) {
            case "sent" -> Optional.of(TouchState.SENT);
            case "delivered" -> Optional.of(TouchState.DELIVERED);
            case "read" -> Optional.of(TouchState.OPENED);
            case "undelivered", "failed", "canceled" -> Optional.of(TouchState.BOUNCED);
            default -> Optional.empty();
        };
    }
}
