package dev.steadfast.activities.inapp;

import dev.steadfast.activities.steps.Channel;
import dev.steadfast.activities.steps.Message;
import dev.steadfast.activities.steps.Sent;
import dev.steadfast.activities.steps.Texts;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.inbox.InboxSettings;
import dev.steadfast.store.inbox.InboxStore;
import dev.steadfast.template.UnrenderableText;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notices that the customer's product reads from us and shows. One is sent when it is stored. */
@Component
class InAppChannel implements Channel {

    private final Texts texts;
    private final InboxStore inbox;
    private final InboxSettings settings;

    InAppChannel(Texts texts, InboxStore inbox, InboxSettings settings) {
        this.texts = texts;
        this.inbox = inbox;
        this.settings = settings;
    }

    @Override
    public Touch.Channel way() {
        return Touch.Channel.IN_APP;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public Sent send(Message message) {
        try {
            inbox.add(new InboxStore.Notice(
                    message.id(), message.account(), message.recipient(), texts.of(message), message.at()));
            return new Sent.Accepted("in the inbox", message.id());
        } catch (UnrenderableText e) {
            return new Sent.Refused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean looksUp() {
        return true;
    }

    /** Stored twice is stored once, so whatever is in doubt can be sent. */
    @Override
    public Optional<Sent> lookUp(Message message) {
        return Optional.of(new Sent.Failed("not stored yet"));
    }
}
