package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a touch may leave, given what else goes on with the customer. */
class GovernanceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Monday noon in Berlin. */
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

    private static StepDecision decide(String step, Facts facts) {
        Playbook playbook = Story.steps("  - " + step + "\n");
        RunInMemory run = new RunInMemory(playbook, acme().build(), NOW);
        return Decider.decide(playbook, run.state(), facts, NOW);
    }

    private static Facts facts() {
        return new RunInMemory(Story.steps("  - { id: a, task: Call }\n"), acme().build(), NOW).facts();
    }

    @Test
    void waitsForTomorrowWhileAPlaybookThatQuietsItRuns() {
        StepDecision decision = decide("{ id: hello, email: welcome, to: [admin] }", facts().withQuietedBy("critical"));

        assertThat(decision).isInstanceOfSatisfying(StepDecision.Defer.class, defer -> {
            assertThat(LocalDate.ofInstant(defer.until(), BERLIN)).isEqualTo(LocalDate.parse("2026-03-03"));
            assertThat(defer.reason()).isEqualTo("quiet while critical runs; moved to 2026-03-03");
        });
    }

    @Test
    void sendsWhatIsTransactionalWhateverIsQuiet() {
        assertThat(decide(
                        "{ id: hello, email: welcome, to: [admin], purpose: transactional }",
                        facts().withQuietedBy("critical")))
                .isInstanceOf(StepDecision.Send.class);
    }

    @Test
    void leavesTheDayToAMessageOfAnotherPlaybook() {
        Facts facts = facts().withContacted(Map.of("ada@acme.example", new Contacted(NOW.minusSeconds(3600), null)));

        assertThat(decide("{ id: hello, email: welcome, to: [admin] }", facts))
                .isInstanceOfSatisfying(
                        StepDecision.Defer.class,
                        defer -> assertThat(defer.reason())
                                .isEqualTo("another message left today; moved to 2026-03-03"));
        assertThat(decide("{ id: hello, email: welcome, to: [champion] }", facts))
                .as("another contact")
                .isInstanceOf(StepDecision.Send.class);
    }

    @Test
    void hasNothingAgainstAMessageOfYesterdayOrATransactionalOne() {
        Instant yesterday = NOW.minusSeconds(86_400);
        assertThat(decide(
                        "{ id: hello, email: welcome, to: [admin] }",
                        facts().withContacted(Map.of("ada@acme.example", new Contacted(yesterday, NOW)))))
                .isInstanceOf(StepDecision.Send.class);
    }

    @Test
    void isSkippedWhenItsNextMomentLiesBehindItsExpiry() {
        assertThat(decide("{ id: hello, email: welcome, to: [admin], expires: 4h }", facts().withQuietedBy("critical")))
                .isInstanceOfSatisfying(
                        StepDecision.Skip.class,
                        skip -> assertThat(skip.reason()).endsWith("which is more than 4 hours late"));
    }
}
