package dev.steadfast.activities.sms;

import com.twilio.rest.api.v2010.account.Message;
import dev.steadfast.store.touches.TouchFeedback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds out whether Twilio has a message. It has no field for a reference of ours, so a message is told by who sent it, to
 * whom, when, and its text; those that the ledger knows by their sid are others.
 */
@Component
class LookUp {

    /** A message in doubt is looked up after a minute; a week covers an outage. */
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    /** What Twilio's list says. */
    sealed interface Finding {
        /** It is there. */
        record There(Message message) implements Finding {}

        /** It is not there, nor anything that could be it. */
        record Absent() implements Finding {}

        /** There may be more than one, or the list could not be read. */
        record Unclear(String words) implements Finding {}
    }

    private final TwilioMessages messages;
    private final TouchFeedback ledger;
    private final SmsSettings settings;

    LookUp(TwilioMessages messages, TouchFeedback ledger, SmsSettings settings) {
        this.messages = messages;
        this.ledger = ledger;
        this.settings = settings;
    }

    Finding find(String to, String text, Duration within) {
        Instant earliest = Instant.now().minus(LOOK_BACK);
        List<Message> newest;
        try {
            newest = messages.newest(to, within);
        } catch (TwilioRefused e) {
            return new Finding.Unclear("its list of messages could not be read: " + e.getMessage());
        }
        List<Message> unknown = newest.stream()
                .filter(message -> isOurs(message) && isSince(message, earliest) && !isInLedger(message))
                .toList();
        List<Message> same = unknown.stream()
                .filter(message -> text.equals(message.getBody()))
                .toList();
        if (same.size() == 1) {
            return new Finding.There(same.getFirst());
        }
        if (!unknown.isEmpty()) {
            return new Finding.Unclear(unknown.size() + " messages to the number may be it");
        }
        return newest.size() < TwilioMessages.PAGE || !isSince(newest.getLast(), earliest)
                ? new Finding.Absent()
                : new Finding.Unclear("there are too many messages to the number");
    }

    private boolean isOurs(Message message) {
        boolean outbound = message.getDirection() != Message.Direction.INBOUND;
        return outbound
                && (settings.from().isEmpty()
                        ? settings.messagingService().equals(message.getMessagingServiceSid())
                        : message.getFrom() != null
                                && settings.from().equals(message.getFrom().toString()));
    }

    /** A message without a date is one that was made just now. */
    private static boolean isSince(Message message, Instant earliest) {
        return message.getDateCreated() == null
                || !message.getDateCreated().toInstant().isBefore(earliest);
    }

    private boolean isInLedger(Message message) {
        return ledger.byProviderId("sms", message.getSid()).isPresent();
    }
}
