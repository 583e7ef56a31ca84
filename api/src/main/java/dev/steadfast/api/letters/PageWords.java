package dev.steadfast.api.letters;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of the pages, in the language of the account where we have it, else in English. */
final class PageWords {

    private PageWords() {}

    /** By key; with {@code lang} among them. */
    static Map<String, String> in(@Nullable String locale) {
        ResourceBundle words = ResourceBundle.getBundle(
                PageWords.class.getPackageName() + ".pages",
                read(locale),
                // the language of the machine says nothing about the reader
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return words.keySet().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), words::getString));
    }

    private static Locale read(@Nullable String locale) {
        try {
            return locale == null
                    ? Locale.ENGLISH
                    : new Locale.Builder()
                            .setLanguageTag(locale.replace('_', '-'))
                            .build();
        } catch (IllformedLocaleException unreadable) {
            return Locale.ENGLISH;
        }
    }
}
