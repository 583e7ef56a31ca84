package dev.steadfast.store.links;

import dev.steadfast.playbook.Touch.Survey.Question;
import dev.steadfast.store.touches.TouchKey;
import org.jspecify.annotations.Nullable;

/**
 * What a link in a message says: which message it stood in, and what following it is for. It carries no address and no
 * name, since it is read by everything between us and the reader.
 *
 * @param slot which of the step's messages, from 0
 * @param detail what else it needs to know, signed along; empty for nothing
 */
public record TouchLink(Use use, TouchKey touch, int slot, String detail) {

    /** What links are for. One that is made for one use works for no other. */
    public enum Use {
        /** To the page where the reader says what may be sent: {@code /u/}. */
        PREFERENCES('u'),
        /** To the page where a survey is answered: {@code /s/}. */
        SURVEY('s'),
        /** To a picture that nobody sees: {@code /t/o/}. */
        OPENED('o'),
        /** To the address in {@code detail}: {@code /t/c/}. */
        CLICKED('c');

        private final char letter;

        Use(char letter) {
            this.letter = letter;
        }

        char letter() {
            return letter;
        }
    }

    /** @param score that is given already; null for none */
    public static TouchLink survey(TouchKey touch, int slot, Question question, @Nullable Integer score) {
        return new TouchLink(Use.SURVEY, touch, slot, question.word() + ":" + (score == null ? "" : score));
    }

    public static TouchLink opened(TouchKey touch, int slot) {
        return new TouchLink(Use.OPENED, touch, slot, "");
    }

    /** @param address where it leads in the end */
    public static TouchLink clicked(TouchKey touch, int slot, String address) {
        return new TouchLink(Use.CLICKED, touch, slot, address);
    }

    public static TouchLink preferences(TouchKey touch, int slot) {
        return new TouchLink(Use.PREFERENCES, touch, slot, "");
    }
}
