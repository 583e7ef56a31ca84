package dev.steadfast.activities.steps;

import dev.steadfast.activities.email.EmailNotYet;
import dev.steadfast.activities.email.EmailRefused;
import dev.steadfast.activities.email.EmailSender;
import dev.steadfast.activities.email.EmailUnavailable;
import dev.steadfast.activities.email.EmailUncertain;
import dev.steadfast.activities.email.OutgoingEmail;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.links.LinkSettings;
import dev.steadfast.store.links.SignedLinks;
import dev.steadfast.store.links.TouchLink;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.template.LetterLinks;
import dev.steadfast.template.Scale;
import dev.steadfast.template.Text;
import dev.steadfast.template.Tracking;
import dev.steadfast.template.UnrenderableText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters by e-mail. */
@Component
class EmailChannel implements Channel {

    private final Texts texts;
    private final EmailSender sender;
    private final SignedLinks links;
    private final LinkSettings settings;

    EmailChannel(Texts texts, EmailSender sender, SignedLinks links, LinkSettings settings) {
        this.texts = texts;
        this.sender = sender;
        this.links = links;
        this.settings = settings;
    }

    @Override
    public Touch.Channel way() {
        return Touch.Channel.EMAIL;
    }

    @Override
    public Sent send(Message message) {
        try {
            LetterLinks own = new LetterLinks(unsubscribe(message), scale(message), tracking(message));
            Text letter = texts.message(message.pending(), message.step(), message.to(), own);
            if (letter.subject().isEmpty()) {
                return new Sent.Refused("\"" + message.step().template() + "\" has no subject, which a letter needs");
            }
            return new Sent.Accepted(
                    sender.send(email(message, letter, own), message.notAfter()).text());
        } catch (EmailRefused | UnrenderableText e) {
            return new Sent.Refused(String.valueOf(e.getMessage()));
        } catch (EmailNotYet e) {
            return new Sent.NotYet(String.valueOf(e.getMessage()));
        } catch (EmailUncertain e) {
            return new Sent.Unknown(String.valueOf(e.getMessage()));
        } catch (EmailUnavailable e) {
            return new Sent.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** Null for what has to come whether it is liked or not. */
    private @Nullable String unsubscribe(Message message) {
        return message.step() instanceof Touch.Survey
                        || message.pending().run().playbook().purpose(message.step()) == Playbook.Purpose.LIFECYCLE
                ? links.url(TouchLink.preferences(
                        message.claim().key(), message.claim().slot()))
                : null;
    }

    private @Nullable Tracking tracking(Message message) {
        TouchKey touch = message.claim().key();
        int slot = message.claim().slot();
        return settings.tracking()
                ? new Tracking(
                        links.url(TouchLink.opened(touch, slot)),
                        address -> links.url(TouchLink.clicked(touch, slot, address)))
                : null;
    }

    private @Nullable Scale scale(Message message) {
        if (!(message.step() instanceof Touch.Survey survey)) {
            return null;
        }
        List<Scale.Answer> answers = IntStream.rangeClosed(
                        survey.question().lowest(), survey.question().highest())
                .mapToObj(score -> new Scale.Answer(score, answer(message, survey, score)))
                .toList();
        return new Scale(survey.question().word(), answers, answer(message, survey, null));
    }

    private String answer(Message message, Touch.Survey survey, @Nullable Integer score) {
        return links.url(TouchLink.survey(message.claim().key(), message.claim().slot(), survey.question(), score));
    }

    private static OutgoingEmail email(Message message, Text letter, LetterLinks own) {
        return new OutgoingEmail(
                message.claim().messageId(),
                message.claim().recipient(),
                message.to().name(),
                message.pending().run().account().ownerEmail(),
                letter,
                headers(message.pending(), own));
    }

    private static Map<String, String> headers(Pending pending, LetterLinks own) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "X-Steadfast-Account", pending.run().account().id(),
                "X-Steadfast-Enrolment", pending.run().enrolment(),
                "X-Steadfast-Step", pending.step().id()));
        if (own.unsubscribe() != null) {
            headers.put("List-Unsubscribe", "<" + own.unsubscribe() + ">");
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (pending.run().clock() != null) {
            // on a test clock the date of the message says nothing
            headers.put("X-Steadfast-At", pending.now().toString());
        }
        return headers;
    }
}
