package dev.steadfast.template;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTemplatesTest {

    private static final Templates SHIPPED = Templates.of(sources());

    private static final Map<String, Map<String, Object>> SPARSE = Map.of(
            "account",
                    Map.of(
                            "id", "acme",
                            "name", "Acme",
                            "time_zone", "UTC",
                            "status", "active",
                            "renewal_date", Instant.parse("2026-06-01T22:00:00Z")),
            "contact", Map.of("email", "ada@acme.example", "role", "admin"),
            "enrolment", Map.of("playbook", "onboarding", "day", 0L),
            "sender", Map.of("name", "The team", "product", "our product"));

    /** What goes to a phone or a screen: no greeting, no signature. */
    private static final Set<String> NOTICES = Set.of("payment-sms", "payment-in-app");

    /** The alphabet of a text message that has room for 160 characters. */
    private static final Pattern GSM = Pattern.compile("[A-Za-z0-9 \n@£$¥èéùìòÇØøÅåÄÖÑÜäöñüàß!\"#%&'()*+,./:;<=>?_-]*");

    @ParameterizedTest
    @MethodSource("lettersAndLocales")
    void renderWithEverythingKnown(String name, String locale) {
        Text text = SHIPPED.render(name, locale, full());

        assertThat(text.plain()).contains("Lena Hoffmann, Steadfast");
        assertThat(text.plain() + text.html() + text.subject()).doesNotContain("{{", "{%", "\uE000", "**", "](", "  ");
        assertThat(text.subject()).isNotBlank().doesNotContain("\n");
        assertThat(text.plain()).containsAnyOf("Hello Ada", "Guten Tag Ada Lovelace");
    }

    @ParameterizedTest
    @MethodSource("lettersAndLocales")
    void renderWithHardlyAnythingKnown(String name, String locale) {
        Text text = SHIPPED.render(name, locale, SPARSE);

        assertThat(text.plain()).contains("The team").doesNotContain(" ,", "()", "  ");
        assertThat(text.plain()).containsAnyOf("Hello,", "Guten Tag,");
    }

    @ParameterizedTest
    @MethodSource("names")
    void existInEnglish(String name) {
        assertThat(SHIPPED.sources()).containsKey(name + ".md");
        assertThatNoException().isThrownBy(() -> SHIPPED.only(List.of(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void aTextMessageIsOneMessage(String locale) {
        for (var facts : List.of(full(), SPARSE)) {
            String text = SHIPPED.render("payment-sms", locale, facts).plain();

            assertThat(text).hasSizeLessThanOrEqualTo(160).matches(GSM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void aNoticeOnAScreenIsShort(String locale) {
        assertThat(SHIPPED.render("payment-in-app", locale, full()).plain()).hasSizeLessThan(300);
    }

    static Stream<String> names() {
        return SHIPPED.names().stream();
    }

    static Stream<Arguments> lettersAndLocales() {
        return SHIPPED.names().stream()
                .filter(name -> !NOTICES.contains(name))
                .flatMap(name -> Stream.of("en", "de-AT", "ja").map(locale -> Arguments.of(name, locale)));
    }

    private static final Map<String, Object> ATTRIBUTES = Map.ofEntries(
            entry("seats", 50L),
            entry("active_users", 48L),
            entry("unpaid_amount", "1,190.00 EUR"),
            entry("goal", "close the books in three days instead of eight"),
            entry("value_summary", "Your month-end now takes four days instead of eight."),
            entry("open_action", "connecting your calendar"),
            entry("recommendation", "Let the approvals run by amount, not by department."),
            entry("feature_to_try", "scheduled reports"),
            entry("what_changed", "The export to your accounting software is here."),
            entry("next_action_url", "https://app.example/start"),
            entry("open_action_url", "https://app.example/guides/calendar"),
            entry("recommendation_url", "https://app.example/guides/approvals"),
            entry("feature_guide_url", "https://app.example/guides/reports"),
            entry("case_study_url", "https://www.example/stories/1"),
            entry("growth_story_url", "https://www.example/stories/2"),
            entry("office_hours_url", "https://www.example/office-hours"),
            entry("training_url", "https://www.example/training"),
            entry("meeting_url", "https://www.example/meet/lena"),
            entry("renewal_url", "https://app.example/renewal"),
            entry("billing_url", "https://billing.ourcompany.example/acme"));

    private static Map<String, Map<String, Object>> full() {
        Map<String, Map<String, Object>> facts = new HashMap<>(SPARSE);
        facts.put(
                "account",
                Map.of(
                        "id", "acme",
                        "name", "Acme *GmbH*",
                        "time_zone", "Europe/Berlin",
                        "renewal_date", Instant.parse("2026-06-01T22:00:00Z"),
                        "custom", ATTRIBUTES));
        facts.put("health", Map.of("tier", "healthy"));
        facts.put("event", Map.of("decline", "hard"));
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
