package dev.steadfast.template;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code NAME.md} or {@code NAME.LOCALE.md}.
 *
 * @param language a BCP 47 tag as the file has it, or empty for the file that serves every other reader
 */
record FileName(String name, String language) {

    private static final Pattern SHAPE =
            Pattern.compile("([a-z][a-z0-9-]{0,79})(?:\\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*))?\\.md");

    static Optional<FileName> of(String file) {
        Matcher matcher = SHAPE.matcher(file);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String written = matcher.group(2);
        String language = written == null ? "" : tag(written);
        return written != null && language.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileName(matcher.group(1), language));
    }

    /** {@code de_at} and {@code DE-AT} mean the same. */
    static String tag(String locale) {
        try {
            return new Locale.Builder()
                    .setLanguageTag(locale.replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException e) {
            return "";
        }
    }
}
