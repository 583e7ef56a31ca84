package dev.steadfast.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedTemplatesTest {

    private static final Templates SHIPPED = Templates.of(sources());

    private static final Map<String, Map<String, Object>> SPARSE = Map.of(
            "account", Map.of("id", "acme", "name", "Acme", "time_zone", "UTC", "status", "active"),
            "contact", Map.of("email", "ada@acme.example", "role", "admin"),
            "enrolment", Map.of("playbook", "onboarding", "day", 0L),
            "sender", Map.of("name", "The team", "product", "our product"));

    @ParameterizedTest
    @MethodSource("filesAndLocales")
    void renderWithEverythingKnown(String name, String locale) {
        Text text = SHIPPED.render(name, locale, full());

        assertThat(text.plain()).contains("Lena Hoffmann, Steadfast");
        assertThat(text.plain() + text.html() + text.subject()).doesNotContain("{{", "{%", "\uE000", "**", "](");
        assertThat(text.subject()).isNotBlank().doesNotContain("\n");
        assertThat(text.plain()).containsAnyOf("Hello Ada", "Guten Tag Ada Lovelace");
    }

    @ParameterizedTest
    @MethodSource("filesAndLocales")
    void renderWithHardlyAnythingKnown(String name, String locale) {
        Text text = SHIPPED.render(name, locale, SPARSE);

        assertThat(text.plain()).contains("The team").doesNotContain(" ,", "()", "  ");
        assertThat(text.plain()).containsAnyOf("Hello,", "Guten Tag,");
    }

    @ParameterizedTest
    @MethodSource("names")
    void existInEnglishAndGerman(String name) {
        assertThat(SHIPPED.sources()).containsKeys(name + ".md", name + ".de.md");
        assertThatNoException().isThrownBy(() -> SHIPPED.only(List.of(name)));
    }

    static Stream<String> names() {
        return SHIPPED.names().stream();
    }

    static Stream<Arguments> filesAndLocales() {
        return SHIPPED.names().stream()
                .flatMap(name -> Stream.of("en", "de-AT", "ja").map(locale -> Arguments.of(name, locale)));
    }

    private static Map<String, Map<String, Object>> full() {
        Map<String, Map<String, Object>> facts = new HashMap<>(SPARSE);
        facts.put(
                "account",
                Map.of(
                        "id", "acme",
                        "name", "Acme *GmbH*",
                        "time_zone", "Europe/Berlin",
                        "custom",
                                Map.of(
                                        "next_action_url", "https://app.example/start",
                                        "case_study_url", "https://www.example/stories/1")));
        facts.put("contact", Map.of("name", "Ada Lovelace", "first_name", "Ada", "email", "ada@acme.example"));
        facts.put("owner", Map.of("name", "Lena Hoffmann", "email", "lena.hoffmann@us.example"));
        facts.put("sender", Map.of("name", "Steadfast", "product", "Steadfast"));
        return facts;
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.list(
                Path.of(Objects.requireNonNull(ShippedTemplatesTest.class.getResource("/playbooks/templates"))
                        .toURI()))) {
            for (Path file : files.toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return sources;
    }
}
