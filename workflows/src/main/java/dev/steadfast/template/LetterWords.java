package dev.steadfast.template;

import java.util.Locale;
import java.util.ResourceBundle;

/** The few words that every letter has from us and not from its template, in the language of the template; else English. */
final class LetterWords {

    private final ResourceBundle words;

    private LetterWords(ResourceBundle words) {
        this.words = words;
    }

    static LetterWords in(Locale locale) {
        return new LetterWords(ResourceBundle.getBundle(
                LetterWords.class.getPackageName() + ".letter",
                locale,
                // the language of the machine says nothing about the reader
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String answerHere() {
        return words.getString("answer-here");
    }

    /** What the lowest answer to this question means. */
    String lowest(String question) {
        return words.getString(question + ".lowest");
    }

    String highest(String question) {
        return words.getString(question + ".highest");
    }

    String unsubscribe() {
        return words.getString("unsubscribe");
    }
}
