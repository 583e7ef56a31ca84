package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Role;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
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
        Facts facts = facts().withContacted(Map.of("ada@acme.example", Contacted.at(NOW.minusSeconds(3600), null)));

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
                        facts().withContacted(Map.of("ada@acme.example", Contacted.at(yesterday, NOW)))))
                .isInstanceOf(StepDecision.Send.class);
    }

    @Test
    void isSkippedWhenItsNextMomentLiesBehindItsExpiry() {
        assertThat(decide("{ id: hello, email: welcome, to: [admin], expires: 4h }", facts().withQuietedBy("critical")))
                .isInstanceOfSatisfying(
                        StepDecision.Skip.class,
                        skip -> assertThat(skip.reason()).endsWith("which is more than 4 hours late"));
    }

    @Nested
    class OfThoseWhoAreAsked {

        private final Permissions adaBounced = new Permissions(
                List.of(new Permissions.Suppression("email", "ada@acme.example", "hard-bounce", NOW)),
                List.of(),
                false);

        private Permissions said(String channel, String address, String purpose, boolean granted) {
            return new Permissions(
                    List.of(),
                    List.of(new Permissions.Agreement(channel, address, purpose, granted, "preference page", NOW)),
                    false);
        }

        @Test
        void theFirstWhoMayBeWrittenToIsTakenAndTheReasonSaysWhyNotTheOthers() {
            StepDecision decision =
                    decide("{ id: hello, email: welcome, to: [admin, champion] }", facts().withPermissions(adaBounced));

            assertThat(decision).isInstanceOfSatisfying(StepDecision.Send.class, send -> {
                assertThat(send.concerns()).isEqualTo("charlie@acme.example");
                assertThat(send.reason()).endsWith("; ada@acme.example is suppressed: hard-bounce on 2026-03-02");
            });
        }

        @Test
        void everybodyMeansEverybodyWhoMay() {
            assertThat(decide(
                                    "{ id: hello, email: welcome, to: { all: [admin, champion] } }",
                                    facts().withPermissions(adaBounced))
                            .concerns())
                    .isEqualTo("charlie@acme.example");
        }

        @Test
        void nobodyLeftIsSkippedWithWhy() {
            assertThat(decide(
                            "{ id: hello, email: welcome, to: [admin] }",
                            facts().withPermissions(said("email", "ada@acme.example", "lifecycle", false))))
                    .isEqualTo(new StepDecision.Skip(
                            null,
                            "no contact who is admin may be written to: ada@acme.example has taken back the consent to"
                                    + " lifecycle messages by email on 2026-03-02 (preference page)",
                            Rule.CONSENT));
        }

        @Test
        void consentIsForOnePurposeOnly() {
            Facts facts = facts().withPermissions(said("email", "ada@acme.example", "survey", false));

            assertThat(decide("{ id: hello, email: welcome, to: [admin] }", facts))
                    .isInstanceOf(StepDecision.Send.class);
            assertThat(decide("{ id: ask, survey: { kind: nps, template: welcome }, to: [admin] }", facts)
                            .rule())
                    .isEqualTo(Rule.CONSENT);
        }

        @Test
        void emailCanBeMadeToNeedConsent() {
            assertThat(decide(
                                    "{ id: hello, email: welcome, to: [admin] }",
                                    facts().withPermissions(Permissions.NONE.withEmailToBeAgreed(true)))
                            .reason())
                    .isEqualTo("no contact who is admin may be written to: ada@acme.example has not agreed to lifecycle"
                            + " messages by email");
        }

        @Test
        void aTextMessageAlwaysNeedsConsent() {
            var account = acme().withPhone("Bela", "+49301", Role.BILLING).build();
            Playbook playbook = Story.steps("  - { id: hello, sms: welcome, to: [billing] }\n");
            RunInMemory run = new RunInMemory(playbook, account, NOW);
            run.permissions(Permissions.NONE);

            assertThat(Decider.decide(playbook, run.state(), run.facts(), NOW).rule())
                    .isEqualTo(Rule.CONSENT);

            run.permissions(said("sms", "+49301", "lifecycle", true));

            assertThat(Decider.decide(playbook, run.state(), run.facts(), NOW)).isInstanceOf(StepDecision.Send.class);
        }
    }

    @Nested
    class Caps7Days {

        private Facts wrote(String address, int... daysAgo) {
            return facts().withContacted(Map.of(address, letters(daysAgo)));
        }

        private static Contacted letters(int... daysAgo) {
            return new Contacted(
                    Arrays.stream(daysAgo)
                            .mapToObj(days -> NOW.minus(Duration.ofDays(days)))
                            .toList(),
                    null);
        }

        private StepDecision letter(Facts facts) {
            return decide("{ id: hello, email: welcome, to: [admin] }", facts);
        }

        @Test
        void aContactWhoHasHadFourInAWeekWaitsUntilTheOldestIsAWeekOld() {
            assertThat(letter(wrote("ada@acme.example", 1, 3, 5, 6)))
                    .isInstanceOfSatisfying(StepDecision.Defer.class, defer -> {
                        assertThat(defer.rule()).isEqualTo(Rule.CONTACT_CAP);
                        assertThat(defer.reason())
                                .isEqualTo("ada@acme.example has had 4 messages in 7 days, of at most 4; moved to"
                                        + " 2026-03-03");
                    });
            assertThat(letter(wrote("ada@acme.example", 1, 3, 5, 7))).isInstanceOf(StepDecision.Send.class);
        }

        @Test
        void itWaitsNoLongerThanItMay() {
            assertThat(decide(
                            "{ id: hello, email: welcome, to: [admin], expires: 1d }",
                            wrote("ada@acme.example", 1, 2, 3, 4)))
                    .isInstanceOfSatisfying(StepDecision.Skip.class, skip -> {
                        assertThat(skip.rule()).isEqualTo(Rule.CONTACT_CAP);
                        assertThat(skip.reason()).contains("moved to 2026-03-05, which is more than 1 day late");
                    });
        }

        @Test
        void anAccountHasEnoughWhenItsContactsTogetherHad() {
            Facts today = facts().withContacted(Map.of(
                    "x@acme.example", letters(0), "y@acme.example", letters(0), "z@acme.example", letters(0)));
            assertThat(letter(today))
                    .isInstanceOfSatisfying(
                            StepDecision.Defer.class,
                            defer -> assertThat(defer.reason())
                                    .startsWith("the account has had 3 messages today, of at most 3; moved to"));
            assertThat(letter(today).rule()).isEqualTo(Rule.ACCOUNT_CAP);
        }

        @Test
        void otherCapsAreObeyedToo() {
            Facts generous = wrote("ada@acme.example", 0).withCaps(new Caps(2, 5, 5, 9));

            assertThat(letter(generous)).isInstanceOf(StepDecision.Send.class);
        }

        @Test
        void whatIsTransactionalIsNotCounted() {
            assertThat(decide(
                            "{ id: hello, email: welcome, to: [admin], purpose: transactional }",
                            wrote("ada@acme.example", 0, 1, 2)))
                    .isInstanceOf(StepDecision.Send.class);
        }
    }

    @Nested
    class Holds {

        @Test
        void aPlaybookIsHeldByItself() {
            assertThat(decide("{ id: hello, email: welcome, to: [admin] }", facts().withPlaybookHeld(true)))
                    .isEqualTo(new StepDecision.Hold("the playbook story is on hold", Rule.PLAYBOOK_HOLD));
        }
    }

    @Nested
    class Again {

        private final Playbook playbook = Story.steps("  - { id: hello, email: welcome, to: [admin], expires: 2d }\n");

        private StepDecision again(Facts facts, String address, Instant asked) {
            CadenceState state = new RunInMemory(playbook, acme().build(), NOW).state();
            Touch touch = (Touch) playbook.outline().step("hello");
            return Governance.again(playbook, state, facts, touch, address, asked, "ana asked", NOW);
        }

        @Test
        void goesToTheSameAddress() {
            assertThat(again(facts(), "charlie@acme.example", NOW).concerns()).isEqualTo("charlie@acme.example");
        }

        @Test
        void goesToNobodyWhoIsNoContactAnyMore() {
            assertThat(again(facts(), "gone@acme.example", NOW).rule()).isEqualTo(Rule.CONTACT);
        }

        @Test
        void isAsLateAsItMayBeFromWhenSomebodyAsked() {
            assertThat(again(facts(), "ada@acme.example", NOW.minus(Duration.ofDays(1))))
                    .isInstanceOf(StepDecision.Send.class);
            assertThat(again(facts(), "ada@acme.example", NOW.minus(Duration.ofDays(3)))
                            .rule())
                    .isEqualTo(Rule.EXPIRED);
        }
    }
}
