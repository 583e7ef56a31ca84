package dev.steadfast.template;

import static dev.steadfast.template.TemplatesTest.letter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
        LetterLinks links = new LetterLinks("https://us.example/u/a&b");

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

    private static Text render(String body) {
        return Templates.of(Map.of("t.md", letter("s", body))).render("t", null, Map.of());
    }

    private static String plain(String body) {
        return render(body).plain();
    }
}
