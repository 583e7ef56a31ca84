package dev.steadfast.activities.sms;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.store.connectors.CallRate;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Twilio among the other systems that people look at: how it answers, and whether its settings are right. */
@Component
class Twilio implements Connector {

    private static final Duration LONGEST_TRIAL = Duration.ofSeconds(15);

    private final TwilioMessages messages;
    private final SmsSettings settings;

    Twilio(TwilioMessages messages, SmsSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    @Override
    public String name() {
        return TwilioHealth.NAME;
    }

    @Override
    public String kind() {
        return "sms";
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public String place() {
        return settings.baseUrl().toString();
    }

    /** Twilio queues what is more than a number may send, and says itself when it is too much. */
    @Override
    public CallRate rate() {
        return new CallRate(100, Duration.ofSeconds(1));
    }

    @Override
    public Acted tryOut() {
        try {
            return Acted.Done.of("signed in to " + messages.account(LONGEST_TRIAL), null);
        } catch (TwilioRefused e) {
            return new Acted.Failed(e.failure().words(), false);
        }
    }
}
