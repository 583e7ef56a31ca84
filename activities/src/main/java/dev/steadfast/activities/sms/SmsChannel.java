package dev.steadfast.activities.sms;

import com.twilio.rest.api.v2010.account.Message.Status;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.PhoneNumbers;
import dev.steadfast.activities.sms.LookUp.Finding;
import dev.steadfast.activities.steps.Channel;
import dev.steadfast.activities.steps.Message;
import dev.steadfast.activities.steps.Sent;
import dev.steadfast.activities.steps.Texts;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.reach.TextingConsent;
import dev.steadfast.template.UnrenderableText;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Text messages to phones, by Twilio. */
@Component
class SmsChannel implements Channel {

    /** The owner of the number has answered STOP. */
    private static final int OPTED_OUT = 21610;

    private static final Set<Status> LOST = EnumSet.of(Status.FAILED, Status.UNDELIVERED, Status.CANCELED);

    /** Kept of the time that there is, to ask what became of a call without an answer. */
    private static final Duration FOR_LOOK_UP = Duration.ofSeconds(10);

    private final Texts texts;
    private final TwilioMessages messages;
    private final LookUp lookUp;
    private final TextingConsent consent;
    private final SmsSettings settings;

    SmsChannel(Texts texts, TwilioMessages messages, LookUp lookUp, TextingConsent consent, SmsSettings settings) {
        this.texts = texts;
        this.messages = messages;
        this.lookUp = lookUp;
        this.consent = consent;
        this.settings = settings;
    }

    @Override
    public Touch.Channel way() {
        return Touch.Channel.SMS;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public Sent send(Message message) {
        try {
            String to = PhoneNumbers.e164(message.recipient());
            String text = texts.of(message).plain().strip();
            Segments segments = Segments.of(text);
            if (text.isEmpty() || segments.count() > settings.maxSegments()) {
                return new Sent.Refused("\"" + message.step().template() + "\" "
                        + (text.isEmpty() ? "is empty" : "takes " + segments)
                        + "; a text message may take 1 to " + settings.maxSegments());
            }
            return send(message, to, text, segments);
        } catch (BrokenRule e) {
            return new Sent.Refused("\"" + message.recipient() + "\" " + e.rule());
        } catch (UnrenderableText e) {
            return new Sent.Refused(String.valueOf(e.getMessage()));
        }
    }

    private Sent send(Message message, String to, String text, Segments segments) {
        Duration left = Duration.between(Instant.now(), message.notAfter()).minus(FOR_LOOK_UP);
        if (!left.isPositive()) {
            return new Sent.Failed("It was too late to send this message: it had to leave by " + message.notAfter());
        }
        Duration within = left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
        try {
            return taken(messages.send(to, text, message.id(), within), segments);
        } catch (TwilioRefused e) {
            return switch (e.failure()) {
                case TwilioFailure.Refused refused -> refused(message, to, refused);
                case TwilioFailure.Unavailable unavailable -> new Sent.Failed(unavailable.words());
                case TwilioFailure.Busy busy -> new Sent.NotYet(busy.words(), busy.after());
                case TwilioFailure.Broken broken -> afterLookUp(to, text, segments, new Sent.Failed(broken.words()));
                case TwilioFailure.Silent silent -> afterLookUp(to, text, segments, new Sent.Unknown(silent.words()));
            };
        }
    }

    /** A success that is none says so in the message itself. */
    private static Sent taken(com.twilio.rest.api.v2010.account.Message message, Segments segments) {
        if (message.getSid() == null || message.getStatus() == null) {
            return new Sent.Unknown("Twilio's answer names no message");
        }
        if (LOST.contains(message.getStatus())) {
            return new Sent.Refused(
                    "Twilio: " + message.getStatus() + ", " + message.getErrorCode() + " " + message.getErrorMessage());
        }
        return new Sent.Accepted(message.getStatus() + " as " + message.getSid() + ", " + segments, message.getSid());
    }

    private Sent refused(Message message, String to, TwilioFailure.Refused refused) {
        if (refused.code() == OPTED_OUT) {
            consent.revoke(to, "Twilio " + OPTED_OUT, refused.words(), "twilio", message.at());
        }
        return new Sent.Refused(refused.words());
    }

    /** @param otherwise what it is where the list has nothing that could be the message */
    private Sent afterLookUp(String to, String text, Segments segments, Sent otherwise) {
        return switch (lookUp.find(to, text, FOR_LOOK_UP)) {
            case Finding.There there -> taken(there.message(), segments);
            case Finding.Absent absent -> otherwise;
            case Finding.Unclear unclear -> new Sent.Unknown(otherwise.text() + "; " + unclear.words());
        };
    }

    @Override
    public boolean looksUp() {
        return true;
    }

    @Override
    public Optional<Sent> lookUp(Message message) {
        try {
            String text = texts.of(message).plain().strip();
            String to = PhoneNumbers.e164(message.recipient());
            return switch (lookUp.find(to, text, FOR_LOOK_UP)) {
                case Finding.There there -> Optional.of(taken(there.message(), Segments.of(text)));
                // it may be there in a moment
                case Finding.Absent absent -> Optional.of(new Sent.Unknown("Twilio's list does not have it"));
                case Finding.Unclear unclear -> Optional.of(new Sent.Unknown(unclear.words()));
            };
        } catch (UnrenderableText | BrokenRule e) {
            return Optional.empty();
        }
    }
}
