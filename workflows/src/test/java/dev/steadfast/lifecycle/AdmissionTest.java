package dev.steadfast.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.AccountFacts;
import dev.steadfast.cadence.AnAccount;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.RunFacts;
import dev.steadfast.playbook.Playbook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who enters which of the shipped playbooks, on Monday, 2 March 2026. */
class AdmissionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    /** The playbooks that take this account in by themselves. */
    private static Set<String> take(AnAccount account) {
        Set<String> taking = new TreeSet<>(Shipped.names());
        taking.removeIf(name ->
                !Enrolment.byRule(Shipped.playbook(name), facts(account)).holds());
        return taking;
    }

    /** The playbooks that take this account in because of an event. */
    private static Set<String> take(AnAccount account, String event, Map<String, Object> data) {
        Set<String> taking = new TreeSet<>(Shipped.names());
        taking.removeIf(name -> !takes(Shipped.playbook(name), facts(account), event, data));
        return taking;
    }

    private static boolean takes(Playbook playbook, Facts facts, String event, Map<String, Object> data) {
        CadenceState nobody = CadenceState.begin(MONDAY, MONDAY, 0, "");
        RunFacts known = new RunFacts(playbook, nobody, facts, null).withInput(data);
        return playbook.admission().rules().stream()
                .filter(rule -> event.equals(rule.on()))
                .anyMatch(rule ->
                        rule.when() == null || rule.when().evaluate(known).holds());
    }

    private static Facts facts(AnAccount account) {
        return Facts.of(
                new AccountFacts(account.build(), ZoneId.of("Europe/Berlin"), MONDAY, BigDecimal.valueOf(10_000)));
    }

    @Nested
    class ByItself {

        @Test
        void nobodyWhoHasBeenHereForYearsIsWelcomed() {
            assertThat(take(Acme.enterprise().withContractFrom("2023-03-01"))).doesNotContain("onboarding");
        }

        @ParameterizedTest
        @CsvSource({"2026-03-02, true", "2026-02-17, true", "2026-02-16, false", "2026-03-03, false"})
        void onboardingTakesWhoBeganInTheLastTwoWeeks(String start, boolean taken) {
            assertThat(take(Acme.small().withContractFrom(start)).contains("onboarding"))
                    .isEqualTo(taken);
        }

        @ParameterizedTest
        @CsvSource({"2026-08-29, true", "2026-08-30, false", "2026-03-02, true", "2026-03-01, false"})
        void renewalTakesWhoIsAtMost180DaysAway(String date, boolean taken) {
            assertThat(take(Acme.small().renewingOn(date)).contains("renewal")).isEqualTo(taken);
        }

        @Test
        void anAccountWithoutDatesAndAttributesIsLeftAlone() {
            assertThat(take(Acme.enterprise())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"watch, watch", "at-risk, at-risk", "critical, critical"})
        void aTierOfOnesOwnStartsItsIntervention(String tier, String playbook) {
            assertThat(take(Acme.enterprise().with("health_tier", tier))).containsExactly(playbook);
        }

        @ParameterizedTest
        @CsvSource({"50, 24, true", "50, 25, false", "0, 0, false"})
        void lowAdoptionTakesWhoUsesLessThanHalfOfTheSeats(int seats, int active, boolean taken) {
            var account = Acme.small()
                    .withContractFrom("2025-01-01")
                    .with("seats", seats)
                    .with("active_users", active);

            assertThat(take(account).contains("low-adoption")).isEqualTo(taken);
        }

        @ParameterizedTest
        @CsvSource({"0, true", "1, true", "2, false"})
        void lowAdoptionTakesWhoUsesOneCoreFeatureAtMost(int features, boolean taken) {
            var account = Acme.small().withContractFrom("2025-01-01").with("core_features_used", features);

            assertThat(take(account).contains("low-adoption")).isEqualTo(taken);
        }

        @ParameterizedTest
        @CsvSource({"5, true", "4, false"})
        void aSpikeIsFiveOpenTickets(int tickets, boolean taken) {
            assertThat(take(Acme.small().with("open_tickets", tickets)).contains("support-spike"))
                    .isEqualTo(taken);
        }

        @ParameterizedTest
        @CsvSource({"45, healthy, 0, true", "44, healthy, 0, false", "50, watch, 0, false", "50, healthy, -30, false"})
        void expansionTakesWhoIsHealthyAndStableAndNearlyFull(int active, String tier, int change, boolean taken) {
            var account = Acme.small()
                    .withContractFrom("2025-01-01")
                    .with("seats", 50)
                    .with("active_users", active)
                    .with("health_tier", tier)
                    .with("usage_change_14d", change);

            assertThat(take(account).contains("expansion-ready")).isEqualTo(taken);
        }

        /** 1 December 2025 is 91 days before. */
        @ParameterizedTest
        @CsvSource({"2025-12-01, true", "2025-12-02, false", "2025-11-25, true", "2025-11-24, false", "2025-09-01, true"
        })
        void npsTakesWhoseQuarterIsFull(String start, boolean taken) {
            assertThat(take(Acme.small().withContractFrom(start)).contains("nps-quarterly"))
                    .isEqualTo(taken);
        }

        /** 22 December 2025 is 70 days before: three weeks are left. */
        @ParameterizedTest
        @CsvSource({"2025-12-22, true", "2025-12-23, false", "2025-12-15, false", "2025-09-22, true"})
        void qbrTakesWhoseQuarterIsFullInThreeWeeks(String start, boolean taken) {
            assertThat(take(Acme.midMarket().withContractFrom(start)).contains("qbr"))
                    .isEqualTo(taken);
        }

        @Test
        void aSmallCustomerHasNoQuarterlyReview() {
            assertThat(take(Acme.small().withContractFrom("2025-12-22"))).doesNotContain("qbr");
        }
    }

    @Nested
    class ByAnEvent {

        @ParameterizedTest
        @CsvSource({"watch", "at-risk", "critical"})
        void aTierThatChangesStartsItsIntervention(String tier) {
            assertThat(take(Acme.enterprise(), "health.tier_changed", Map.of("from", "healthy", "to", tier)))
                    .containsExactly(tier);
        }

        @Test
        void theCalendarAloneStartsNone() {
            assertThat(take(
                            Acme.enterprise(),
                            "health.tier_changed",
                            Map.of("from", "healthy", "to", "watch", "cause", "calendar")))
                    .isEmpty();
        }

        @Test
        void aHealthyTierStartsNone() {
            assertThat(take(Acme.enterprise(), "health.tier_changed", Map.of("from", "watch", "to", "healthy")))
                    .isEmpty();
        }

        @Test
        void aFailedPaymentStartsTheRetriesAndTheLetters() {
            assertThat(take(Acme.small(), "invoice.payment_failed", Map.of("invoice_id", "in_7")))
                    .containsExactly("dunning", "invoice-retry");
        }

        @Test
        void aCustomerWhoLeavesIsAskedWhyAndNotForgotten() {
            assertThat(take(Acme.small(), "account.churned", Map.of())).containsExactly("exit-interview", "win-back");
        }

        @ParameterizedTest
        @CsvSource({"champion, true", "sponsor, true", "admin, true", "user, false"})
        void aLeavingContactMattersByTheirRole(String role, boolean matters) {
            assertThat(take(Acme.small(), "contact.left", Map.of("role", role)).contains("champion-change"))
                    .isEqualTo(matters);
        }

        @ParameterizedTest
        @CsvSource({"9, healthy, true", "8, healthy, false", "10, watch, false"})
        void onlyAHealthyPromoterIsAskedForMore(int score, String tier, boolean asked) {
            var account = Acme.small().with("health_tier", tier);

            assertThat(take(account, "nps.answered", Map.of("score", score)).contains("advocacy"))
                    .isEqualTo(asked);
        }

        @Test
        void aSignalFromAHealthyCustomerIsWorthAConversation() {
            assertThat(take(Acme.small().with("health_tier", "healthy"), "expansion.signal", Map.of()))
                    .containsExactly("expansion-ready");
            assertThat(take(Acme.small(), "expansion.signal", Map.of())).isEmpty();
        }
    }
}
