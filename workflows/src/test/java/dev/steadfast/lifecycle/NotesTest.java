package dev.steadfast.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Step;
import dev.steadfast.template.Snippet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The short texts that stand in the playbooks themselves: notes, briefs, and what goes along to other systems. */
class NotesTest {

    /** What is known of every account that gets so far. */
    private static final Map<String, Map<String, Object>> SPARSE = Map.of(
            "account",
            Map.of("id", "acme", "name", "Acme", "renewal_date", Instant.parse("2026-09-01T00:00:00Z")),
            "event",
            Map.of("invoice_id", "in_7"));

    static Stream<Arguments> notes() {
        return Shipped.names().stream().flatMap(name -> {
            Iterable<Step> steps = Shipped.playbook(name).outline().all();
            return StreamSupport.stream(steps.spliterator(), false)
                    .filter(Deed.class::isInstance)
                    .flatMap(step -> texts((Deed) step).entrySet().stream()
                            .map(text -> Arguments.of(name + "/" + step.id() + "/" + text.getKey(), text.getValue())));
        });
    }

    private static Map<String, String> texts(Deed deed) {
        Map<String, String> texts = new HashMap<>(deed.with());
        if (deed instanceof Deed.Slack slack) {
            texts.put("slack", slack.text());
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("notes")
    void needNoMoreThanIsAlwaysKnown(String place, String text) {
        assertThatNoException().isThrownBy(() -> Snippet.render(place, text, SPARSE));
    }

    @Test
    void theBriefOfAReviewSaysWhatIsKnown() {
        var qbr = (Deed.Slack) Shipped.playbook("qbr").outline().step("brief");
        Map<String, Map<String, Object>> facts = Map.of(
                "account",
                Map.of(
                        "name",
                        "Acme",
                        "arr",
                        12000.0,
                        "currency",
                        "EUR",
                        "renewal_date",
                        Instant.parse("2026-09-01T00:00:00Z"),
                        "custom",
                        Map.of("seats", 50L, "active_users", 48L, "goal", "close the books in three days")),
                "health",
                Map.of("tier", "watch"));

        assertThat(Snippet.render("brief", qbr.text(), facts))
                .isEqualTo(
                        "Quarterly review with Acme in a week. ARR 12000 EUR. Renews 1 September 2026. Health: watch."
                                + " Seats in use: 48 of 50. Their goal: close the books in three days.");
    }
}
