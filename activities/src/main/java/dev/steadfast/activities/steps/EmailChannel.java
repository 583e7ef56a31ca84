package dev.steadfast.activities.steps;

import dev.steadfast.activities.email.EmailRefused;
import dev.steadfast.activities.email.EmailSender;
import dev.steadfast.activities.email.EmailUnavailable;
import dev.steadfast.activities.email.EmailUncertain;
import dev.steadfast.activities.email.OutgoingEmail;
import dev.steadfast.playbook.Touch;
import dev.steadfast.template.Text;
import dev.steadfast.template.UnrenderableText;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Letters by e-mail. */
@Component
class EmailChannel implements Channel {

    private final Texts texts;
    private final EmailSender sender;

    EmailChannel(Texts texts, EmailSender sender) {
        this.texts = texts;
        this.sender = sender;
    }

    @Override
    public Touch.Channel way() {
        return Touch.Channel.EMAIL;
    }

    @Override
    public Sent send(Message message) {
        try {
            Text letter = texts.message(message.pending(), message.step(), message.to());
            if (letter.subject().isEmpty()) {
                return new Sent.Refused("\"" + message.step().template() + "\" has no subject, which a letter needs");
            }
            return new Sent.Accepted(
                    sender.send(email(message, letter), message.notAfter()).text());
        } catch (EmailRefused | UnrenderableText e) {
            return new Sent.Refused(String.valueOf(e.getMessage()));
        } catch (EmailUncertain e) {
            return new Sent.Unknown(String.valueOf(e.getMessage()));
        } catch (EmailUnavailable e) {
            return new Sent.Failed(String.valueOf(e.getMessage()));
        }
    }

    private static OutgoingEmail email(Message message, Text letter) {
        return new OutgoingEmail(
                message.claim().messageId(),
                message.claim().recipient(),
                message.to().name(),
                message.pending().run().account().ownerEmail(),
                letter,
                headers(message.pending()));
    }

    private static Map<String, String> headers(Pending pending) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "X-Steadfast-Account", pending.run().account().id(),
                "X-Steadfast-Enrolment", pending.run().enrolment(),
                "X-Steadfast-Step", pending.step().id()));
        if (pending.run().clock() != null) {
            // on a test clock the date of the message says nothing
            headers.put("X-Steadfast-At", pending.now().toString());
        }
        return headers;
    }
}
