package dev.steadfast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    private static final Map<String, Map<String, Object>> ACME = Map.of(
            "account",
                    Map.of(
                            "name",
                            "Acme & Söhne",
                            "arr",
                            12_000_000.0,
                            "time_zone",
                            "Asia/Tokyo",
                            "high_value",
                            true,
                            "renewal_date",
                            Instant.parse("2026-03-01T20:00:00Z"),
                            "custom",
                            Map.of("seats", 40L, "tools", List.of("Jira", "Slack"), "go_live", "2026-05-04")),
            "contact", Map.of("name", "Ada Lovelace", "first_name", "Ada"),
            "sender", Map.of("name", "Steadfast", "product", "our product"));

    @Nested
    class Languages {

        private final Templates three = Templates.of(Map.of(
                "hi.md", letter("default", "x"),
                "hi.de.md", letter("deutsch", "x"),
                "hi.de-CH.md", letter("schweiz", "x"),
                "adieu.fr.md", letter("fr", "x"),
                "adieu.es.md", letter("es", "x")));

        @ParameterizedTest
        @CsvSource(nullValues = "-", textBlock = """
                hi,    de-CH, schweiz
                hi,    de_ch, schweiz
                hi,    de-AT, deutsch
                hi,    de-Latn-AT, deutsch
                hi,    en-GB, default
                hi,    -,     default
                hi,    %%,    default
                adieu, fr-CA, fr
                adieu, de,    es
                """)
        void fallBackFromTheMostExactToTheDefaultToTheFirst(String name, String locale, String subject) {
            assertThat(three.render(name, locale, ACME).subject()).isEqualTo(subject);
        }

        @Test
        void nameTextsWithoutTheirLanguage() {
            assertThat(three.names()).containsExactly("adieu", "hi");
        }

        @Test
        void canBeNarrowedToWhatOnePlaybookUses() {
            Templates one = three.only(List.of("hi", "unknown"));

            assertThat(one.names()).containsExactly("hi");
            assertThat(one.sources()).containsOnlyKeys("hi.md", "hi.de.md", "hi.de-CH.md");
            assertThat(one.render("hi", "de", ACME).subject()).isEqualTo("deutsch");
        }

        @Test
        void writeDatesInTheirOwnWay() {
            String body = "{{ account.renewal_date | date: \"%d. %B\" }} / {{ account.renewal_date }}";
            Templates templates = Templates.of(Map.of("r.md", letter("s", body), "r.de.md", letter("s", body)));

            // 20:00 UTC on the 1st is the 2nd in Tokyo
            assertThat(templates.render("r", "de-DE", ACME).plain()).isEqualTo("02. März / 2. März 2026\n");
            assertThat(templates.render("r", "en-US", ACME).plain()).isEqualTo("02. March / March 2, 2026\n");
            assertThat(templates.render("r", "fr", ACME).plain()).isEqualTo("02. March / March 2, 2026\n");
        }
    }

    @Nested
    class Facts {

        @Test
        void printNumbersAsPeopleWriteThem() {
            assertThat(
                            plain(
                                    "{{ account.arr }} {{ account.custom.seats | times: 2 }} {{ account.arr | divided_by: 1000 }}"))
                    .isEqualTo("12000000 80 12000");
        }

        @Test
        void printListsAndTheirEntries() {
            assertThat(
                            plain(
                                    "{{ account.custom.tools }}: {% for tool in account.custom.tools %}{{ tool }};{% endfor %}"))
                    .isEqualTo("Jira, Slack: Jira;Slack;");
        }

        @Test
        void takeADateWrittenInACustomAttribute() {
            assertThat(plain("{{ account.custom.go_live | date: \"%d.%m.%Y\" }}"))
                    .isEqualTo("04.05.2026");
        }

        @Test
        void goThroughFiltersAndAssignments() {
            assertThat(plain("{% assign who = contact.name | upcase %}{{ who | append: \"!\" }}"))
                    .isEqualTo("ADA LOVELACE!");
        }

        @Test
        void decideByTheirValues() {
            assertThat(plain("{% if account.high_value and account.arr > 1000 %}big{% else %}small{% endif %}"))
                    .isEqualTo("big");
            assertThat(plain("{% case account.custom.seats %}{% when 40 %}forty{% else %}other{% endcase %}"))
                    .isEqualTo("forty");
            assertThat(plain("{% unless account.name contains \"Acme\" %}other{% else %}acme{% endunless %}"))
                    .isEqualTo("acme");
        }
    }

    @Nested
    class AbsentFacts {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{% if owner.name %}yes{% else %}no{% endif %}",
                    "{% if owner.name == \"Lena\" %}yes{% else %}no{% endif %}",
                    "{% if account.custom.plan > 3 %}yes{% else %}no{% endif %}",
                    "{% if account.custom.plan contains \"pro\" %}yes{% else %}no{% endif %}",
                    "{% unless account.custom.a.b %}no{% else %}yes{% endunless %}",
                    "{% assign plan = account.custom.plan %}{% if plan %}yes{% else %}no{% endif %}",
                    "{% for x in account.custom.list %}yes{% else %}no{% endfor %}",
                    "{{ owner.name | default: \"no\" }}",
                })
        void areFalseWhereTheyAreAskedFor(String body) {
            assertThat(plain(body)).isEqualTo("no");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '~', textBlock = """
                {{ owner.name }}                                  ~ owner.name
                {{ account.custom.plan }}                         ~ account.custom.plan
                {{ account.custom.plan | upcase }}                ~ account.custom.plan
                {{ contact.name | append: account.custom.plan }}  ~ account.custom.plan
                {{ owner.name | default: owner.email }}           ~ owner.name
                {{ enrolment.day | plus: 1 }}                     ~ enrolment.day
                {% assign x = owner.name | upcase %}              ~ owner.name
                {% if contact.name %}{{ contact.email }}{% endif %} ~ contact.email
                [x]({{ account.custom.url }})                     ~ account.custom.url
                """)
        void areNeverPrintedAsNothing(String body, String fact) {
            Templates templates = Templates.of(Map.of("t.md", letter("s", body)));

            MissingFact missing = catchThrowableOfType(MissingFact.class, () -> templates.render("t", null, ACME));

            assertThat(missing.fact()).isEqualTo(fact);
            assertThat(missing.template()).isEqualTo("t.md");
            assertThat(missing).hasMessage("t.md: " + fact + " is not known, and the text prints it");
        }

        @Test
        void areMissedInTheSubjectToo() {
            Templates templates = Templates.of(Map.of("t.md", letter("Hi {{ owner.name }}", "x")));

            assertThatThrownBy(() -> templates.render("t", null, ACME)).isInstanceOf(MissingFact.class);
        }

        @Test
        void includeBlankTexts() {
            Map<String, Map<String, Object>> blank = Map.of("account", Map.of("custom", Map.of("url", "  ")));
            Templates templates =
                    Templates.of(Map.of("t.md", letter("s", "{% if account.custom.url %}yes{% else %}no{% endif %}")));

            assertThat(templates.render("t", null, blank).plain()).isEqualTo("no\n");
        }
    }

    @Test
    void keepsTheSourcesItWasMadeOf() {
        Map<String, String> sources = Map.of("b.md", letter("s", "x"), "a.de.md", letter("s", "x"));

        assertThat(Templates.of(sources).sources()).isEqualTo(sources).containsOnlyKeys("a.de.md", "b.md");
    }

    @Test
    void rendersAnUnknownNameForNobody() {
        assertThatThrownBy(() -> Templates.of(Map.of("a.md", letter("s", "x"))).render("b", null, ACME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"b\"")
                .hasMessageContaining("[a]");
    }

    @Nested
    class WithoutASubject {

        private final Templates texts = Templates.of(
                Map.of("ping.md", "---\n---\n{{ account.name }}: all is well", "hi.md", letter("hi", "hello")));

        @Test
        void areForPhonesAndScreens() {
            Text text = texts.render("ping", null, ACME);

            assertThat(text.subject()).isEmpty();
            assertThat(text.plain()).contains(": all is well");
        }

        @Test
        void areNoLetters() {
            assertThat(texts.letters()).containsExactly("hi");
        }
    }

    @Test
    void printTheDataOfTheEventThatEnrolled() {
        Map<String, Map<String, Object>> facts = new HashMap<>(ACME);
        facts.put("event", Map.of("invoice", Map.of("number", "R-7")));
        var texts = Templates.of(Map.of("due.md", letter("{{ event.invoice.number }}", "pay")));

        assertThat(texts.render("due", null, facts).subject()).isEqualTo("R-7");
    }

    static String letter(String subject, String body) {
        return "---\nsubject: '" + subject + "'\n---\n" + body;
    }

    private static String plain(String body) {
        return Templates.of(Map.of("t.md", letter("s", body)))
                .render("t", null, ACME)
                .plain()
                .strip();
    }
}
