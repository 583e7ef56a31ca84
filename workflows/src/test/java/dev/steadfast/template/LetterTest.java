package dev.steadfast.template;

import static dev.steadfast.template.TemplatesTest.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LetterTest {

    @Test
    void writesLinksOutInPlainText() {
        assertThat(plain("See [our **guide**](https://a.example/guide \"Title\"), write to "
                        + "[help@a.example](mailto:help@a.example) or see <https://a.example/>."))
                .isEqualTo(
                        "See our guide (https://a.example/guide), write to help@a.example or see https://a.example/.\n");
    }

    @Test
    void keepsParagraphsAndListsApartInPlainText() {
        assertThat(plain("# Title\n\nOne\ntwo\n\n- a\n- b\n\n1. c\n\nEnd")).isEqualTo("""
                Title

                One
                two

                - a
                - b

                1. c

                End
                """);
    }

    @Test
    void showsRawHtmlInsteadOfObeyingIt() {
        Text text = render("<img src=x onerror=alert(1)>\n\na <b>c</b>");

        assertThat(text.html()).contains("&lt;img src=x onerror=alert(1)&gt;").contains("a &lt;b&gt;c&lt;/b&gt;");
    }

    @Test
    void isAWholeDocumentWithStylesOnItsElements() {
        Text text = Templates.of(Map.of("t.de.md", letter("A & B", "Hallo [x](https://a.example)")))
                .render("t", "de-AT", Map.of());

        assertThat(text.html())
                .startsWith("<!DOCTYPE html>\n<html lang=\"de-AT\">")
                .contains("<title>A &amp; B</title>")
                .contains("<p style=\"margin:0 0 16px;\">Hallo <a href=\"https://a.example\" style=")
                .contains("max-width:600px")
                .doesNotContain("{", "<style", "<script");
    }

    @Test
    void tellsItsReaderHowToGetNoMoreInTheLanguageOfTheLetter() {
        Templates letters = Templates.of(Map.of("t.md", letter("s", "Hello."), "t.de.md", letter("s", "Hallo.")));
        LetterLinks links = new LetterLinks("https://us.example/u/a&b", null, null);

        assertThat(letters.render("t", "fr", Map.of(), links).plain()).isEqualTo("""
                        Hello.

                        --\s
                        Unsubscribe, or choose what we write to you about:
                        https://us.example/u/a&b
                        """);
        assertThat(letters.render("t", "de", Map.of(), links).html())
                .contains("<a href=\"https://us.example/u/a&amp;b\" style=")
                .contains(">Abmelden oder auswählen, worüber wir Ihnen schreiben</a>");
        assertThat(letters.render("t", "de", Map.of()).html()).doesNotContain("Abmelden");
    }

    @Test
    void tellsOfItsOpeningAndItsLinksOnlyWhereItShould() {
        LetterLinks links = new LetterLinks(
                null, null, new Tracking("https://us.example/t/o/x", to -> "https://us.example/t/c/" + to.length()));
        Templates letter =
                Templates.of(Map.of("t.md", letter("s", "[a](https://a.example/b) [c](mailto:c@a.example)")));

        Text tracked = letter.render("t", null, Map.of(), links);
        assertThat(tracked.html())
                .contains("<img src=\"https://us.example/t/o/x\" width=\"1\"", "<a href=\"https://us.example/t/c/19\"")
                .contains("href=\"mailto:c@a.example\"")
                .doesNotContain("https://a.example");
        assertThat(tracked.plain()).isEqualTo("a (https://a.example/b) c (c@a.example)\n");
        assertThat(letter.render("t", null, Map.of()).html())
                .contains("<a href=\"https://a.example/b\"")
                .doesNotContain("<img");
    }

    @Test
    void hasItsStyleOnEveryElementThatMailProgramsWouldDrawThemselves() {
        String html = render("# a\n\n## b\n\n### c\n\n- d\n\n1. e\n\n> f\n\n`g`\n\n    h\n\n---\n\n"
                        + "[i](https://a.example) ![j](https://a.example/j.png)")
                .html();

        assertThat(Pattern.compile("<(h[1-3]|p|ul|ol|li|blockquote|code|pre|hr|a|img|body|td)(?=[ >])([^>]*)>")
                        .matcher(html)
                        .results()
                        .toList())
                .hasSizeGreaterThan(14)
                .allSatisfy(tag -> assertThat(tag.group()).contains("style=\""));
    }

    @Nested
    class OfASurvey {

        private static final LetterLinks LINKS = new LetterLinks(
                null,
                new Scale(
                        "csat",
                        List.of(
                                new Scale.Answer(1, "https://us.example/s/1?a&b"),
                                new Scale.Answer(2, "https://us.example/s/2")),
                        "https://us.example/s/0"),
                null);

        private Text asked(String body) {
            return Templates.of(Map.of("t.md", letter("s", body))).render("t", null, Map.of(), LINKS);
        }

        @Test
        void hasItsAnswersAsLinksWhereTheAuthorWantsThem() {
            Text text = asked("How was it?\n\n{{ survey.scale }}\n\nThank you.");

            assertThat(text.html())
                    .containsPattern(
                            "(?s)How was it.*<a href=\"https://us.example/s/1\\?a&amp;b\" style=[^>]*>1</a>.*"
                                    + "<a href=\"https://us.example/s/2\" style=[^>]*>2</a>.*1 = not at all, 2 = very.*Thank you");
            assertThat(text.plain()).isEqualTo("""
                    How was it?

                    Answer here (1 = not at all, 2 = very): https://us.example/s/0

                    Thank you.
                    """);
        }

        @Test
        void hasThemBelowTheLetterWhereTheAuthorForgotThem() {
            assertThat(asked("How was it?").plain())
                    .isEqualTo("How was it?\n\nAnswer here (1 = not at all, 2 = very): https://us.example/s/0\n");
        }

        @Test
        void hasNoneWhereAColleagueSendsItByHand() {
            assertThat(render("How was it?\n\n{{ survey.scale }}\n\nThank you.").plain())
                    .isEqualTo("How was it?\n\nThank you.\n");
        }

        @Test
        void refusesThemInTheMiddleOfASentence() {
            assertThatThrownBy(() -> asked("How was it? {{ survey.scale }}"))
                    .hasMessageContaining("survey.scale stands once, in a paragraph of its own")
                    .hasMessageContaining("How was it? {{ survey.scale }}");
        }
    }

    private static Text render(String body) {
        return Templates.of(Map.of("t.md", letter("s", body))).render("t", null, Map.of());
    }

    private static String plain(String body) {
        return render(body).plain();
    }
}
