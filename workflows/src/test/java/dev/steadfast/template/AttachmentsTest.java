package dev.steadfast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {

    private static final String LETTER = "---\nsubject: \"s\"\nattach: [guide.pdf, terms-2026.txt]\n---\nHello.\n";

    private static String file(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<String> problems(Map<String, String> sources) {
        return catchThrowableOfType(BadTemplates.class, () -> Templates.of(sources))
                .problems();
    }

    @Test
    void goAlongWithTheLetterThatNamesThem() {
        Text letter = Templates.of(Map.of(
                        "t.md",
                        LETTER,
                        "attachments/guide.pdf",
                        file("%PDF"),
                        "attachments/terms-2026.txt",
                        file("Terms"),
                        "attachments/other.pdf",
                        file("other")))
                .render("t", null, Map.of());

        assertThat(letter.attachments()).extracting(Attachment::name).containsExactly("guide.pdf", "terms-2026.txt");
        assertThat(letter.attachments())
                .extracting(Attachment::mediaType)
                .containsExactly("application/pdf", "text/plain");
        assertThat(letter.attachments().getFirst().content()).asString().isEqualTo("%PDF");
        assertThat(letter.plain()).isEqualTo("Hello.\n");
    }

    @Test
    void areKeptWithTheTextsThatNameThem() {
        Templates all = Templates.of(Map.of(
                "t.md",
                "---\nsubject: \"s\"\nattach: [guide.pdf]\n---\nx",
                "u.md",
                "---\nsubject: \"s\"\n---\nx",
                "attachments/guide.pdf",
                file("%PDF")));

        assertThat(all.names()).containsExactlyInAnyOrder("t", "u");
        assertThat(all.only(List.of("t")).sources()).containsOnlyKeys("t.md", "attachments/guide.pdf");
        assertThat(all.only(List.of("u")).sources()).containsOnlyKeys("u.md");
    }

    @Test
    void mustBeThere() {
        assertThat(problems(Map.of("t.md", LETTER, "attachments/guide.pdf", file("%PDF"))))
                .containsExactly(
                        "t.md:2: there is no attachment \"terms-2026.txt\"; put it into templates/attachments/ (there are guide.pdf)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"guide.exe", "../guide.pdf", ".pdf", "guide", "gu ide.pdf", "a/b.pdf", "guide.PDF", "a\".pdf"})
    void haveAPlainNameAndAnEndingThatReadersOpen(String name) {
        assertThat(problems(Map.of("t.md", "---\nsubject: \"s\"\n---\nx", "attachments/" + name, file("x"))))
                .singleElement()
                .asString()
                .contains("is no name for an attachment", "csv, docx, ics, jpg, pdf, png, pptx, txt, xlsx");
    }

    @Test
    void areSmallEnoughForEveryMailServer() {
        String large = file("x".repeat(2_600_000));

        assertThat(problems(
                        Map.of("t.md", LETTER, "attachments/guide.pdf", large, "attachments/terms-2026.txt", large)))
                .containsExactly(
                        "t.md:2: the attachments have 5,200,000 bytes; at most 5,000,000 are allowed for one letter");
    }

    @Test
    void areNotEmptyAndListed() {
        assertThat(problems(Map.of("attachments/guide.pdf", ""))).containsExactly("attachments/guide.pdf:1: is empty");
        assertThat(problems(Map.of("t.md", "---\nsubject: \"s\"\nattach: guide.pdf\n---\nx")))
                .containsExactly("t.md:2: attach is not a list of files; expected attach: [file.pdf]");
    }
}
