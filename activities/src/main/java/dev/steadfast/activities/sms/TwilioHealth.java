package dev.steadfast.activities.sms;

import dev.steadfast.activities.connector.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Notes how Twilio answers. A note that cannot be written is none: what became of a message matters more. */
@Component
class TwilioHealth {

    static final String NAME = "twilio";

    private static final Logger LOG = LoggerFactory.getLogger(TwilioHealth.class);

    private final Turns turns;

    TwilioHealth(Turns turns) {
        this.turns = turns;
    }

    /** As it should. */
    void answered() {
        note(() -> turns.succeeded(NAME, null));
    }

    /** Refusing one message it answers as it should, too. */
    void heard(TwilioFailure failure) {
        switch (failure) {
            case TwilioFailure.Refused refused -> answered();
            case TwilioFailure.Busy busy -> answered();
            case TwilioFailure.Unavailable unavailable -> note(() -> turns.failed(NAME, unavailable.words()));
            case TwilioFailure.Broken broken -> note(() -> turns.failed(NAME, broken.words()));
            case TwilioFailure.Silent silent -> note(() -> turns.failed(NAME, silent.words()));
        }
    }

    private static void note(Runnable writing) {
        try {
            writing.run();
        } catch (DataAccessException e) {
            LOG.debug("It could not be noted how Twilio answers", e);
        }
    }
}
