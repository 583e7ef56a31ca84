package dev.steadfast.store.reach;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the owner of a phone has said about text messages: STOP and START are about all of them. */
@Component
public class TextingConsent {

    private static final List<String> PURPOSES = List.of("lifecycle", "survey", "transactional");

    private final Consents consents;

    TextingConsent(Consents consents) {
        this.consents = consents;
    }

    /**
     * No text message goes to this number any more.
     *
     * @param number in E.164
     * @param source where it was said
     * @param words that were said
     * @param by who told us
     */
    @Transactional
    public void revoke(String number, String source, String words, String by, Instant at) {
        keep(number, false, source, words, by, at);
    }

    /** Text messages may go to this number again; as {@link #revoke}. */
    @Transactional
    public void grant(String number, String source, String words, String by, Instant at) {
        keep(number, true, source, words, by, at);
    }

    private void keep(String number, boolean granted, String source, String words, String by, Instant at) {
        PURPOSES.forEach(purpose -> consents.add(new Consent("sms", number, purpose, granted, source, words, by, at)));
    }
}
