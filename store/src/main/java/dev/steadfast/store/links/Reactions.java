package dev.steadfast.store.links;

import dev.steadfast.store.touches.TouchFeedback;
import dev.steadfast.store.touches.TouchNews;
import dev.steadfast.store.touches.TouchState;
import org.springframework.stereotype.Component;

/** What readers do with a message: each thing is kept once, however often they do it. */
@Component
public class Reactions {

    private static final String READER = "contact";

    private final TouchFeedback feedback;

    Reactions(TouchFeedback feedback) {
        this.feedback = feedback;
    }

    /**
     * Keeps that a message was opened or a link in it followed.
     *
     * @param words the address that was followed; empty for an opening
     */
    public void keep(LinkedTouch letter, TouchState reaction, String words) {
        feedback.takeOnce(
                new TouchFeedback.Spoken(
                        letter.account(),
                        letter.enrolment(),
                        letter.step(),
                        letter.occurrence(),
                        letter.slot(),
                        letter.channel(),
                        letter.kind(),
                        letter.recipient(),
                        TouchState.SENT),
                new TouchNews(reaction, words.isEmpty() ? null : words, READER, letter.now()));
    }
}
