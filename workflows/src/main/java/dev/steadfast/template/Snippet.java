package dev.steadfast.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A short Liquid text that stands in a playbook itself: a note, or a value that goes along with a deed. */
public final class Snippet {

    private Snippet() {}

    /** Every problem of the text, each {@code NAME:LINE: what was found; what is allowed}; none for one that can be used. */
    public static List<String> problems(String name, String source) {
        List<String> problems = Findings.none();
        LiquidText.read(source, 1, new Findings(name, problems));
        return problems;
    }

    /**
     * Writes the text out in English, for a colleague or a system: it is neither Markdown nor HTML, and what it prints
     * has no line breaks.
     *
     * @param name of the field, for messages
     * @param facts as {@link Templates#render} takes them
     * @throws MissingFact where the text prints a fact that is not known
     * @throws UnrenderableText where it cannot be read, goes beyond the limits, or a filter fails
     */
    public static String render(String name, String source, Map<String, Map<String, Object>> facts) {
        List<String> problems = Findings.none();
        Optional<LiquidText> text = LiquidText.read(source, 1, new Findings(name, problems));
        if (text.isEmpty() || !problems.isEmpty()) {
            throw new UnrenderableText(name, String.join("; ", problems));
        }
        return text.get()
                .render(name, Locale.ENGLISH, PrintableFacts.of(facts), Line::of)
                .strip();
    }
}
