package dev.steadfast.store.links;

import dev.steadfast.store.touches.TouchFeedback;
import dev.steadfast.store.touches.TouchNews;
import dev.steadfast.store.touches.TouchState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What readers do with a message: each thing is kept once, however often they do it. */
@Component
public class Reactions {

    private static final String READER = "contact";

    private final JdbcClient jdbc;
    private final TouchFeedback feedback;

    Reactions(JdbcClient jdbc, TouchFeedback feedback) {
        this.jdbc = jdbc;
        this.feedback = feedback;
    }

    /**
     * Keeps that a message was opened or a link in it followed.
     *
     * @param words the address that was followed; empty for an opening
     */
    @Transactional
    public void keep(LinkedTouch letter, TouchState reaction, String words) {
        if (!isKnown(letter, reaction, words)) {
            feedback.take(
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

    private boolean isKnown(LinkedTouch letter, TouchState reaction, String words) {
        return jdbc.sql("""
                        select exists (select 1 from touch_change
                                        where enrolment = :enrolment and step = :step and occurrence = :occurrence
                                          and slot = :slot and state = :state and coalesce(words, '') = :words)
                        """)
                .param("enrolment", letter.enrolment())
                .param("step", letter.step())
                .param("occurrence", letter.occurrence())
                .param("slot", letter.slot())
                .param("state", reaction.word())
                .param("words", words)
                .query(Boolean.class)
                .single();
    }
}
