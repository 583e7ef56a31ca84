package dev.steadfast.store.playbooks;

import dev.steadfast.condition.Attributes;
import dev.steadfast.lint.Lint;
import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.template.Templates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A playbook file that has been read and could be published.
 *
 * @param texts it names, by file name
 * @param attributes that it names and that are declared: they decide how its conditions are read
 * @param queues that it names
 * @param hash of everything that decides what a run of it does
 */
public record Draft(
        String file,
        String source,
        Playbook playbook,
        Map<String, String> texts,
        Attributes attributes,
        SortedSet<String> queues,
        String hash) {

    /**
     * Reads a file.
     *
     * @param texts sources by file name; only those that the playbook names are kept
     * @throws dev.steadfast.playbook.BadPlaybook with every problem
     */
    public static Draft read(String file, String source, Map<String, String> texts, Surroundings surroundings) {
        Playbook playbook = PlaybookReader.read(file, source, surroundings);
        Map<String, String> own = TemplateFiles.of(playbook, texts);
        List<Problem> unwritable = Lint.texts(
                file,
                playbook,
                surroundings.letters() == null
                        ? surroundings.withLetters(Templates.of(own).letters())
                        : surroundings);
        if (!unwritable.isEmpty()) {
            throw new BadPlaybook(unwritable);
        }
        Attributes attributes = named(
                surroundings.attributes(),
                words(source, surroundings.attributes().declared().keySet()));
        SortedSet<String> queues = words(source, surroundings.queues());
        return new Draft(file, source, playbook, own, attributes, queues, ContentHash.of(source, own, attributes));
    }

    /** Reads a file that stands alone: the default queues, no declared attribute. */
    public static Draft read(String file, String source, Map<String, String> texts) {
        return read(file, source, texts, Surroundings.of(Templates.of(texts).names()));
    }

    public String name() {
        return playbook.name();
    }

    private static Attributes named(Attributes all, SortedSet<String> names) {
        Map<String, Attributes.Declared> own = new TreeMap<>(all.declared());
        own.keySet().retainAll(names);
        return new Attributes(own);
    }

    /** Those of the names that occur in the source as words. */
    private static SortedSet<String> words(String source, Collection<String> names) {
        SortedSet<String> found = new TreeSet<>();
        for (String name : names) {
            String word = "(?<![A-Za-z0-9_-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-])";
            if (Pattern.compile(word).matcher(source).find()) {
                found.add(name);
            }
        }
        return found;
    }
}
