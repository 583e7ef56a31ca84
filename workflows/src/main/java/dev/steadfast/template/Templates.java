package dev.steadfast.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of texts, each in one or more languages; safe for use by many threads.
 *
 * <p>A file begins with {@code ---}, {@code subject: "..."}, {@code ---}; the rest is Markdown. Both may have Liquid in
 * them. What is no letter, such as a text message, has no subject. What Liquid prints is never read as Markdown or HTML.
 * A letter may have {@code attach: [file.pdf]} below its subject: files that go along.
 */
public final class Templates {

    private final SortedMap<String, String> sources;
    private final SortedMap<String, SortedMap<String, TemplateFile>> files;

    private Templates(SortedMap<String, String> sources, SortedMap<String, SortedMap<String, TemplateFile>> files) {
        this.sources = Collections.unmodifiableSortedMap(sources);
        this.files = files;
    }

    /**
     * Reads and checks files.
     *
     * @param sources text by file name: {@code welcome.md} for every reader, {@code welcome.de.md} for a German one;
     *     and {@code attachments/file.pdf}, in base64
     * @throws IllegalArgumentException with every problem in all files, each with file and line; it is a {@link
     *     BadTemplates}
     */
    public static Templates of(Map<String, String> sources) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, SortedMap<String, TemplateFile>> files = new TreeMap<>();
        Attachments attachments = Attachments.of(new TreeMap<>(sources), problems);
        new TreeMap<>(sources).forEach((file, text) -> {
            if (!Attachments.isOne(file)) {
                add(file, text, files, attachments, new Findings(file, problems));
            }
        });
        if (!problems.isEmpty()) {
            throw new BadTemplates(problems);
        }
        return new Templates(new TreeMap<>(sources), files);
    }

    private static void add(
            String file,
            String text,
            SortedMap<String, SortedMap<String, TemplateFile>> files,
            Attachments attachments,
            Findings findings) {
        Optional<FileName> name = FileName.of(file);
        if (name.isEmpty()) {
            findings.add(
                    1,
                    "is no name for a text; expected NAME.md or NAME.LOCALE.md, such as welcome.md or welcome.de.md");
            return;
        }
        TemplateFile.read(file, name.get(), text, attachments, findings).ifPresent(read -> {
            if (files.computeIfAbsent(name.get().name(), any -> new TreeMap<>())
                            .put(name.get().language(), read)
                    != null) {
                findings.add(1, "there is another file for the same name and language");
            }
        });
    }

    /** The names that a playbook may use: {@code welcome}, not {@code welcome.de.md}. */
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** Those of them that have a subject in every language, so that they can be sent as letters. */
    public Set<String> letters() {
        return files.entrySet().stream()
                .filter(text -> text.getValue().values().stream().allMatch(TemplateFile::hasSubject))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The files that these sources of texts name to go along: {@code attachments/file.pdf}. */
    public static Set<String> attachedTo(Collection<String> texts) {
        Findings ignored = new Findings("", Findings.none());
        return texts.stream()
                .flatMap(text -> Source.read(text, ignored).attach().stream())
                .map(Attachments.FOLDER::concat)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What this was made of: text by file name, sorted. */
    public Map<String, String> sources() {
        return sources;
    }

    /** These texts only, in all their languages; names that there are not are left out. */
    public Templates only(Collection<String> names) {
        SortedMap<String, String> kept = new TreeMap<>(sources);
        kept.keySet()
                .removeIf(file -> FileName.of(file)
                        .filter(it -> names.contains(it.name()))
                        .isEmpty());
        Set<String> attached = attachedTo(kept.values());
        sources.forEach((file, content) -> {
            if (attached.contains(file)) {
                kept.put(file, content);
            }
        });
        SortedMap<String, SortedMap<String, TemplateFile>> keptFiles = new TreeMap<>(files);
        keptFiles.keySet().retainAll(names);
        return new Templates(kept, keptFiles);
    }

    /**
     * Makes the text for one reader. A fact that is not known is false inside {@code {% if %}}.
     *
     * @param name one of {@link #names()}
     * @param locale of the reader, such as {@code de-AT}; taken is the file for it, else for {@code de}, else the one
     *     without a language, else the first by name
     * @param facts by root ({@code account}, {@code contact}, {@code owner}, {@code enrolment}, {@code sender} ...) and
     *     name; instants are printed in the zone {@code account.time_zone}, or in UTC
     * @throws MissingFact where the text prints a fact that is not known
     * @throws UnrenderableText where the text goes beyond the limits (100,000 characters, 1,000 rounds of all loops), a
     *     filter fails, or a link leads nowhere
     * @throws IllegalArgumentException for an unknown name
     */
    public Text render(String name, @Nullable String locale, Map<String, Map<String, Object>> facts) {
        return render(name, locale, facts, LetterLinks.NONE);
    }

    /** The same with links of the reader's own, for a letter. */
    public Text render(
            String name, @Nullable String locale, Map<String, Map<String, Object>> facts, LetterLinks links) {
        SortedMap<String, TemplateFile> languages = files.get(name);
        if (languages == null) {
            throw new IllegalArgumentException("there is no text \"" + name + "\"; known are " + names());
        }
        return bestFor(locale == null ? "" : FileName.tag(locale), languages).render(locale, facts, links);
    }

    private static TemplateFile bestFor(String locale, SortedMap<String, TemplateFile> languages) {
        for (String tag = locale; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
            TemplateFile exact = languages.get(tag);
            if (exact != null) {
                return exact;
            }
        }
        return Optional.ofNullable(languages.get("")).orElseGet(() -> languages.get(languages.firstKey()));
    }
}
