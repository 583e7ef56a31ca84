package dev.steadfast.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.AccountFacts;
import dev.steadfast.condition.BadCondition;
import dev.steadfast.condition.Condition;
import dev.steadfast.condition.FactCatalog;
import dev.steadfast.condition.Verdict;
import dev.steadfast.condition.Vocabulary;
import dev.steadfast.playbook.Playbook;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunFactsTest {

    private static final Playbook PLAYBOOK = Story.playbook("""
            playbook: letters
            steps:
              - { id: welcome, task: Call }
            """);
    private static final Instant ENROLLED = Instant.parse("2026-11-10T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final Facts facts = Facts.of(
            new AccountFacts(AnAccount.acme().build(), ZoneId.of("Europe/Berlin"), NOW, BigDecimal.valueOf(10_000)));

    private static CadenceState begun(Instant anchor) {
        return CadenceState.begin(ENROLLED, anchor, 0, "welcome");
    }

    private Verdict ask(String source, Facts known, CadenceState state) throws BadCondition {
        return Condition.compile(source, Vocabulary.INPUT)
                .evaluate(new RunFacts(PLAYBOOK, state, known, null).withInput(Map.of("amount", 3, "note", "n")));
    }

    private boolean holds(String source, Facts known) throws BadCondition {
        return ask(source, known, begun(ENROLLED)).holds();
    }

    @Test
    void anEventCountsFromTheEnrolmentOrFromDayZeroWhereThatIsEarlier() throws BadCondition {
        Facts before = facts.withEvents(Map.of("e", Happening.at(ENROLLED.minusSeconds(1))));

        assertThat(holds("happened(\"e\")", before)).isFalse();
        assertThat(ask("happened(\"e\")", before, begun(ENROLLED.minusSeconds(60)))
                        .holds())
                .isTrue();
        assertThat(ask("happened(\"e\")", before, begun(ENROLLED.plusSeconds(60)))
                        .holds())
                .isFalse();
        assertThat(holds("happened(\"e\")", facts.withEvents(Map.of("e", Happening.at(ENROLLED)))))
                .isTrue();
    }

    @Test
    void anEventOfTheLastDaysCountsWheneverTheRunBegan() throws BadCondition {
        Facts known = facts.withEvents(Map.of("e", Happening.at(NOW.minusSeconds(30 * 86_400))));

        assertThat(holds("happened(\"e\", \"30d\")", known)).isTrue();
        assertThat(holds("happened(\"e\", \"29d\")", known)).isFalse();
        assertThat(holds("happened(\"e\")", known)).isFalse();
        assertThat(holds("happened(\"other\", \"30d\")", known)).isFalse();
    }

    @Test
    void theLatestEventSaysWhatCameWithIt() throws BadCondition {
        Facts known = facts.withEvents(Map.of("nps.answered", new Happening(Instant.EPOCH, Map.of("score", 6))));

        assertThat(holds("last(\"nps.answered\").score <= 6", known)).isTrue();
        assertThat(holds("has(last(\"nps.answered\").comment)", known)).isFalse();
    }

    @Test
    void knowsWhatEnrolledAndWhatHasJustCome() throws BadCondition {
        Facts known = facts.withEnrolledBy(EventData.plain(Map.of("invoice_id", "I-7", "amount", 120)));

        assertThat(holds("event.invoice_id == \"I-7\" && event.amount > input.amount", known))
                .isTrue();
        assertThat(holds("event.amount > 1", facts)).isFalse();
    }

    @Test
    void reactionsAreKnownOnlyWhereTheyAreTracked() throws BadCondition {
        Facts known = facts.withEngagement(new Engagement(Set.of("welcome"), Set.of(), null));

        assertThat(holds("opened(\"welcome\") && !opened(\"recap\") && !clicked(\"welcome\")", known))
                .isTrue();
        assertThat(holds("replied(\"welcome\")", known)).isFalse();
        assertThat(holds("!replied(\"welcome\")", known)).isFalse();
        assertThat(holds("!opened(\"welcome\")", facts)).isFalse();
    }

    @Test
    void knowsWhenTheContactWasLastAsked() throws BadCondition {
        var contact = AnAccount.acme().build().contacts().getFirst();
        Condition asked = Condition.compile("days_since(contact.last_surveyed) == 14");
        Facts lately =
                facts.withContacted(Map.of(contact.email().toLowerCase(Locale.ROOT), Contacted.at(null, ENROLLED)));

        assertThat(asked.evaluate(new RunFacts(PLAYBOOK, begun(ENROLLED), lately, contact))
                        .holds())
                .isTrue();
        assertThat(asked.evaluate(new RunFacts(PLAYBOOK, begun(ENROLLED), facts, contact))
                        .because())
                .endsWith("cannot be decided: contact.last_surveyed is not known");
    }

    @Test
    void textsSeeTheSameFacts() {
        Map<String, Map<String, Object>> printed =
                new RunFacts(PLAYBOOK, begun(ENROLLED), facts.withEnrolledBy(Map.of("amount", 120L)), null).facts();

        assertThat(printed).containsOnlyKeys(with(FactCatalog.roots(), "event"));
        assertThat(printed.get("event")).isEqualTo(Map.of("amount", 120L));
        assertThat(printed.get("contact")).isEmpty();
        assertThat(printed.get("account")).containsEntry("id", "acme").doesNotContainValue(null);
    }

    private static Set<String> with(Set<String> some, String more) {
        var all = new TreeSet<>(some);
        all.add(more);
        return all;
    }

    @Test
    void dataOfEventsHasFewTypes() {
        Map<String, Object> raw = new HashMap<>();
        raw.put("int", 3);
        raw.put("big", new BigInteger("99999999999999999999"));
        raw.put("decimal", new BigDecimal("1.5"));
        raw.put("null", null);
        raw.put("list", Arrays.asList(1, null, Map.of("x", 1.5f)));

        assertThat(EventData.plain(raw))
                .isEqualTo(Map.of("int", 3L, "big", 1e20, "decimal", 1.5, "list", List.of(1L, Map.of("x", 1.5))));
    }

    @Test
    void aHappeningIsReadFromTheFormItIsStoredIn() throws Exception {
        var json = JacksonJsonPayloadConverter.newDefaultObjectMapper();

        assertThat(json.readValue("""
                        {"at": "2026-11-24T09:00:00.123456+01:00", "data": {"score": 9, "x": null}}""", Happening.class))
                .isEqualTo(new Happening(Instant.parse("2026-11-24T08:00:00.123456Z"), Map.of("score", 9L)));
    }
}
