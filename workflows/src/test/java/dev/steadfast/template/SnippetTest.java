package dev.steadfast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SnippetTest {

    private static final Map<String, Map<String, Object>> FACTS =
            Map.of("account", Map.of("name", "Acme & <Sons>\nLtd", "arr", 12000.0));

    @Test
    void isNeitherMarkdownNorHtml() {
        assertThat(Snippet.render("note", "*{{ account.name }}*\npays {{ account.arr }}", FACTS))
                .isEqualTo("*Acme & <Sons> Ltd*\npays 12000");
    }

    @Test
    void doesNotPrintWhatIsNotKnown() {
        assertThatThrownBy(() -> Snippet.render("amount", "{{ account.country }}", FACTS))
                .isInstanceOf(MissingFact.class)
                .hasMessage("amount: account.country is not known, and the text prints it");
    }

    @Test
    void findsProblemsBeforehand() {
        assertThat(Snippet.problems("with", "{{ account.nam }}"))
                .containsExactly("with:1: there is no fact \"account.nam\"; did you mean \"account.name\"?");
        assertThat(Snippet.problems("with", "{{ account.name }}")).isEmpty();
        assertThatThrownBy(() -> Snippet.render("with", "{% include 'x' %}", FACTS))
                .isInstanceOf(UnrenderableText.class);
    }
}
