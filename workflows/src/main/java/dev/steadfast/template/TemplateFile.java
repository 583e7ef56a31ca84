package dev.steadfast.template;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file of texts, read and checked. */
final class TemplateFile {

    private final String file;
    private final Locale language;
    private final @Nullable LiquidText subject;
    private final LiquidText body;
    private final List<Attachment> attachments;

    private TemplateFile(
            String file, Locale language, @Nullable LiquidText subject, LiquidText body, List<Attachment> attachments) {
        this.file = file;
        this.language = language;
        this.subject = subject;
        this.body = body;
        this.attachments = attachments;
    }

    /** Empty where it cannot be used; why is then among the findings. */
    static Optional<TemplateFile> read(String file, FileName name, String text, Attachments folder, Findings findings) {
        Source source = Source.read(text, findings);
        LiquidText subject = source.subject() == null
                ? null
                : LiquidText.read(source.subject(), 2, findings).orElse(null);
        Optional<LiquidText> body = LiquidText.read(source.body(), source.bodyLine(), findings);
        List<Attachment> attachments = folder.named(source.attach(), findings);
        // The shipped texts without a language in their name are English.
        Locale language = name.language().isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(name.language());
        return body.map(read -> new TemplateFile(file, language, subject, read, attachments));
    }

    /** Whether it can be sent as a letter. */
    boolean hasSubject() {
        return subject != null;
    }

    Text render(@Nullable String reader, Map<String, Map<String, Object>> facts, LetterLinks links) {
        Locale locale = localeFor(reader);
        Map<String, Object> printable = new HashMap<>(PrintableFacts.of(facts));
        printable.put("survey", Map.of("scale", ScaleBlock.MARK));
        String subjectLine = subject == null ? "" : subjectLine(subject, locale, printable);
        Slots slots = new Slots();
        String markdown = body.render(file, locale, printable, value -> slots.keep(Line.of(value)));
        Text text = text(subjectLine, markdown, slots, locale, links);
        if (text.html().length() > StrictFilter.LONGEST_VALUE) {
            throw new UnrenderableText(
                    file, "the message has more than %,d characters".formatted(StrictFilter.LONGEST_VALUE));
        }
        return text;
    }

    private String subjectLine(LiquidText text, Locale locale, Map<String, Object> printable) {
        String line = Line.of(text.render(file, locale, printable, Line::of)).strip();
        if (line.isEmpty()) {
            throw new UnrenderableText(file, "the subject is empty");
        }
        return line;
    }

    private Text text(String subjectLine, String markdown, Slots slots, Locale locale, LetterLinks links) {
        try {
            Scale scale = links.scale();
            Letter letter = Letter.of(markdown, slots, scale == null ? null : new ScaleBlock(scale, locale));
            return new Text(
                    subjectLine, letter.html(subjectLine, locale, links), letter.plain(locale, links), attachments);
        } catch (IllegalStateException e) {
            throw new UnrenderableText(file, String.valueOf(e.getMessage()));
        }
    }

    /** An English text for a British reader writes dates the British way; for a French one it stays English. */
    private Locale localeFor(@Nullable String reader) {
        Locale wanted = reader == null ? language : Locale.forLanguageTag(FileName.tag(reader));
        return wanted.getLanguage().equals(language.getLanguage()) ? wanted : language;
    }
}
