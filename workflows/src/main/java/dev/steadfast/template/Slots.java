package dev.steadfast.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places in a Markdown text where something printed belongs. Markdown is read with the places empty and they are filled
 * afterwards, so no customer's name can become a heading, a link or a tag.
 */
final class Slots {

    static final char OPEN = '\uE000';
    static final char CLOSE = '\uE001';

    private static final Pattern SLOT = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

    private final List<String> values = new ArrayList<>();

    /** Keeps the value and returns what stands for it. */
    String keep(String value) {
        values.add(value);
        return "" + OPEN + (values.size() - 1) + CLOSE;
    }

    /** The text with its places filled, once: what was filled in is not looked at again. */
    String fill(String text) {
        return SLOT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.get(Integer.parseInt(match.group(1)))));
    }
}
