package dev.steadfast.cadence;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.Contact;
import dev.steadfast.account.CustomValues;
import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.template.Snippet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values that go along with a deed, written out from what is known of the run. */
public final class DeedValues {

    private DeedValues() {}

    /**
     * Everything that texts of a run may print.
     *
     * @param contact the one that is written to; null where nobody is
     * @param sender who writes: {@code name} and {@code product}
     */
    public static Map<String, Map<String, Object>> facts(
            Playbook playbook, CadenceState state, Facts facts, @Nullable Contact contact, Map<String, Object> sender) {
        Map<String, Map<String, Object>> all = new HashMap<>(new RunFacts(playbook, state, facts, contact).facts());
        all.put("sender", sender);
        return all;
    }

    /**
     * The values by name, each a text.
     *
     * @param liquid the sources, by name
     * @param facts as {@link #facts} gathers them
     * @throws dev.steadfast.template.UnrenderableText where one prints a fact that is not known, or cannot be written
     */
    public static Map<String, String> written(Map<String, String> liquid, Map<String, Map<String, Object>> facts) {
        Map<String, String> values = new LinkedHashMap<>();
        liquid.forEach((name, source) -> values.put(name, Snippet.render(name, source, facts)));
        return values;
    }

    /**
     * What a {@link Deed.SetAttributes} sets, all or nothing.
     *
     * @param texts as {@link #written} answers them
     * @throws BrokenRule when one cannot be an attribute's value; it names the attribute
     */
    public static Map<String, Object> attributes(Map<String, String> texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            try {
                values.put(name, CustomValues.read(text));
            } catch (BrokenRule e) {
                throw new BrokenRule(name + " " + e.rule());
            }
        });
        return values;
    }

    /** What was set, in words: {@code tier is now gold; seats is now 40}. */
    public static String said(Map<String, Object> attributes) {
        return attributes.entrySet().stream()
                .map(value -> value.getKey() + " is now " + value.getValue())
                .collect(Collectors.joining("; "));
    }
}
