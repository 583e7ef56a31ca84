package dev.steadfast.template;

import static dev.steadfast.template.TemplatesTest.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadTemplatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {{ account.nme }}                         ~ t.md:4: there is no fact "account.nme"; did you mean "account.name"?
            {{ acount.name }}                         ~ t.md:4: there is no fact "acount.name"; did you mean "account"?
            {{ sender.phone }}                        ~ known are sender.name, sender.product
            {% if contact.frist_name %}x{% endif %}   ~ did you mean "contact.first_name"?
            {% for x in account.domains %}{% endfor %} ~ did you mean "account.domain"?
            {{ "a" | append: owner.nme }}             ~ did you mean "owner.name"?
            {{ account }}                             ~ "account" is a group of facts
            {{ account.custom }}                      ~ "account.custom" is a group of facts
            {{ account.name.size }}                   ~ "account.name" has no parts
            {{ account["name"] }}                     ~ there is no fact
            {{ name }}                                ~ there is no fact "name"
            {% assign contact = "x" %}                ~ "contact" is the name of facts
            {{ account.name | upcse }}                ~ unknown filter "upcse"; did you mean "upcase"?
            {{ account.name | json }}                 ~ unknown filter "json"; allowed are abs,
            {% include "x" %}                         ~ the tag "include" is not allowed; allowed are assign, break,
            {% capture x %}y{% endcapture %}          ~ the tag "capture" is not allowed
            {% render "x" %}                          ~ not readable as Liquid
            {% if account.name %}x                    ~ not readable as Liquid
            {{ account.name                           ~ not readable as Liquid
            {% frobnicate %}                          ~ not readable as Liquid
            """)
    void namesFileLineAndWhatWasMeant(String body, String problem) {
        assertThat(problems(Map.of("t.md", letter("s", body))))
                .singleElement()
                .satisfies(found -> assertThat(found).startsWith("t.md:4: ").contains(problem));
    }

    @Test
    void namesEveryProblemOfEveryFile() {
        assertThat(problems(Map.of(
                        "a.md", letter("{{ account.x }}", "one\n\ntwo {{ account.y }}\n{{ account.z }}"),
                        "b.de.md", "no subject",
                        "c.txt", letter("s", "x"))))
                .satisfiesExactly(
                        subject -> assertThat(subject).startsWith("a.md:2: "),
                        first -> assertThat(first).startsWith("a.md:6: ").contains("account.y"),
                        second -> assertThat(second).startsWith("a.md:7: ").contains("account.z"),
                        front -> assertThat(front).startsWith("b.de.md:1: begins without a subject"),
                        name -> assertThat(name).startsWith("c.txt:1: is no name for a text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: x\n---\ntext",
                "---\nsubject: \"\"\n---\ntext",
                "---\nsubject: {{ account.name }}\n---\ntext",
                "---\nsubject: [\n---\ntext",
                "---\nsubject: \"x\"\nform: \"y\"\n---\ntext",
                "---\nsubject: \"x\"\n---\n \n",
                "subject: x",
                "",
                "---\nsubject: \"x\"\n---\nU+E000 \uE000",
            })
    void refusesAFileWithoutASubjectOrText(String text) {
        assertThatThrownBy(() -> Templates.of(Map.of("t.md", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("t.md:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Welcome.md", "welcome", "welcome.deutsch.md", "a/b.md", "../x.md", "x.en.de.md", ".md"})
    void refusesAStrangeFileName(String file) {
        assertThat(problems(Map.of(file, letter("s", "x")))).hasSize(1);
    }

    @Test
    void refusesTwoFilesForOneLanguage() {
        assertThat(problems(Map.of("t.de-at.md", letter("s", "x"), "t.de_AT.md", letter("s", "x"))))
                .hasSize(1);
    }

    @Nested
    class Limits {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{% for i in (1..2000000000) %}{% endfor %}",
                    "{% for i in (1..900) %}{% for j in (1..900) %}x{% endfor %}{% endfor %}",
                    "{% assign a = \"0123456789\" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}{{ a }}",
                    "{% assign a = \"0123456789\" %}{% for i in (1..9) %}{% assign a = a | append: a %}{% endfor %}{% for i in (1..30) %}{{ a }}{% endfor %}",
                    "{{ \"now\" | date }}",
                    "{{ account.name | divided_by: 0 }}",
                })
        void stopAnEndlessText(String body) {
            Templates templates = Templates.of(Map.of("t.md", letter("s", body)));

            assertThatThrownBy(() -> templates.render("t", null, Map.of("account", Map.of("name", "Acme"))))
                    .isInstanceOf(UnrenderableText.class)
                    .isNotInstanceOf(MissingFact.class)
                    .hasMessageStartingWith("t.md: ");
        }

        @Test
        void stopAFileThatIsTooLong() {
            assertThat(problems(Map.of("t.md", letter("s", "x".repeat(70_000)))))
                    .singleElement()
                    .satisfies(found -> assertThat(found).contains("at most 60,000"));
        }
    }

    @Test
    void asksNoClock() {
        assertThat(Templates.of(Map.of("t.md", letter("s", "{{ \"now\" | date: \"%Y\" }}")))
                        .render("t", null, Map.of())
                        .plain())
                .isEqualTo("now\n");
    }

    private static List<String> problems(Map<String, String> sources) {
        return catchThrowableOfType(BadTemplates.class, () -> Templates.of(sources))
                .problems();
    }
}
