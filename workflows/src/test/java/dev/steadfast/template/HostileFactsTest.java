package dev.steadfast.template;

import static dev.steadfast.template.TemplatesTest.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer is called may not change what a letter is. */
class HostileFactsTest {

    private final Templates templates = Templates.of(
            Map.of(
                    "t.md",
                    letter(
                            "For {{ account.name }}",
                            "{{ account.name }}\n\nHello **{{ account.name }}** and `{{ account.name }}`\n\n- {{ account.name }}\n")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*<b>",
                "# Heading",
                "1. one",
                "[click](https://evil.example)",
                "<script>alert(1)</script>",
                "![x](https://evil.example/x.png)",
                "a\n\n---\n\n# b",
                "```\ncode",
                "    indented",
                "&amp; &#42;",
                "back`tick",
                "https://evil.example",
                "{{ account.id }}{% include 'x' %}",
                "\uE0000\uE001",
            })
    void changesNothingButTheWordsThemselves(String name) {
        Text text = render(name);

        assertThat(tags(text.html())).isEqualTo(tags(render("Acme").html()));
        assertThat(text.plain()).startsWith(Line.of(name).strip().substring(0, 3));
    }

    @Test
    void holdsForAnyName() {
        String skeleton = tags(render("Acme").html());
        qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(1, 30))
                .assuming(name -> !name.isBlank())
                .check(name -> tags(render(name).html()).equals(skeleton));
    }

    @Test
    void isOneLineOfPlainTextInTheSubject() {
        assertThat(render("A & <B>\r\nBcc: all@example.com\u0000\u202E!").subject())
                .isEqualTo("For A & <B> Bcc: all@example.com !");
    }

    @Test
    void cannotTurnALinkIntoCode() {
        Templates link = Templates.of(Map.of("t.md", letter("s", "[x]({{ account.custom.url }})")));

        assertThatThrownBy(() -> link.render("t", null, custom("javascript:alert(1)")))
                .isInstanceOf(UnrenderableText.class)
                .hasMessageContaining("javascript:alert(1)")
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> link.render("t", null, custom("acme.example/start")))
                .isInstanceOf(UnrenderableText.class);
        assertThat(link.render("t", null, custom("https://a.example/?q=\"><b>&x=1 2"))
                        .html())
                .contains("href=\"https://a.example/?q=%22%3E%3Cb%3E&amp;x=1%202\"");
    }

    private Text render(String name) {
        return templates.render("t", null, Map.of("account", Map.of("name", name)));
    }

    private static Map<String, Map<String, Object>> custom(String url) {
        return Map.of("account", Map.of("custom", Map.of("url", url)));
    }

    private static String tags(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html)
                .results()
                .map(match -> match.group())
                .reduce("", String::concat);
    }
}
