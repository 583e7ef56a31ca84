package dev.steadfast.api.letters;

import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.links.LinkedTouch;
import dev.steadfast.store.reach.Consent;
import dev.steadfast.store.reach.Consents;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the reader of a letter has agreed to, and how that changes: with its proof, and with a line in the timeline. */
@Component
class Preferences {

    private static final String CHANNEL = "email";
    private static final String READER = "contact";

    private final Consents consents;
    private final Journal journal;

    Preferences(Consents consents, Journal journal) {
        this.consents = consents;
        this.journal = journal;
    }

    /**
     * How it was said.
     *
     * @param source where
     * @param words that were on the button or in the request
     */
    record Said(String source, String words) {}

    /** What may be sent now: everything that was not taken back. */
    Choices of(LinkedTouch letter) {
        List<Consent> held = consents.of(letter.recipient());
        return new Choices(mayBeSent(held, "lifecycle"), mayBeSent(held, "survey"));
    }

    private static boolean mayBeSent(List<Consent> held, String purpose) {
        return held.stream()
                .filter(consent ->
                        consent.channel().equals(CHANNEL) && consent.purpose().equals(purpose))
                .allMatch(Consent::granted);
    }

    /** Changes what may be sent, from the next message on. */
    @Transactional
    void change(LinkedTouch letter, Choices choices, Said said) {
        Choices before = of(letter);
        change(letter, "lifecycle", before.lifecycle(), choices.lifecycle(), said);
        change(letter, "survey", before.survey(), choices.survey(), said);
    }

    private void change(LinkedTouch letter, String purpose, boolean before, boolean after, Said said) {
        if (before == after) {
            return;
        }
        consents.add(new Consent(
                CHANNEL, letter.recipient(), purpose, after, said.source(), said.words(), READER, letter.now()));
        journal.write(new Journal.Line(
                letter.account(),
                letter.enrolment(),
                letter.playbook(),
                letter.step(),
                after ? "consent.granted" : "consent.revoked",
                "done",
                purpose + " e-mail, " + said.source(),
                letter.recipient(),
                READER,
                letter.now()));
    }
}
