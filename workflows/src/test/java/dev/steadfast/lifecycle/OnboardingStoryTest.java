package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import org.junit.jupiter.api.Test;

/** A contract begins on Monday, 2 March 2026. */
class OnboardingStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("onboarding", account.withContractFrom("2026-03-02"), "2026-03-02T10:00");
    }

    @Test
    void aCustomerWhoDoesEverythingIsCongratulatedAndCalled() {
        tale(Acme.enterprise())
                .onDay(0)
                .happens("milestone.next_action")
                .onDay(3)
                .answers("call", "reached")
                .onDay(5)
                .happens("milestone.setup")
                .onDay(20)
                .happens("milestone.first_value")
                .untilDay(60)
                .tells("""
                        day   0  Mon 02 Mar  task kickoff -> lena.hoffmann
                        day   0  Mon 02 Mar  email welcome -> ada
                        day   1  Tue 03 Mar  email check-in-done -> ada
                        day   3  Thu 05 Mar  task call -> lena.hoffmann
                        day   7  Mon 09 Mar  email recap-set-up -> ada
                        day   7  Mon 09 Mar  enrol start-check-ins
                        day  14  Mon 16 Mar  email case-study -> charlie
                        day  30  Wed 01 Apr  survey success-check-in -> charlie
                        day  30  Wed 01 Apr  task hand-over -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void aSmallCustomerWhoDoesNothingIsRemindedAndOfferedHelp() {
        tale(Acme.small()).untilDay(60).tells("""
                        day   0  Mon 02 Mar  email welcome -> ada
                        day   1  Tue 03 Mar  email check-in-open -> ada
                        day   3  Thu 05 Mar  email nudge -> ada
                        day   7  Mon 09 Mar  email recap-open -> ada
                        day  14  Mon 16 Mar  email case-study -> charlie
                        day  30  Wed 01 Apr  survey success-check-in -> charlie
                        day  30  Wed 01 Apr  task hand-over -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void whoeverIsNotReachedGetsALetter() {
        tale(Acme.enterprise())
                .onDay(4)
                .answers("call", "no-answer")
                .untilDay(6)
                .tells("""
                        day   0  Mon 02 Mar  task kickoff -> lena.hoffmann
                        day   0  Mon 02 Mar  email welcome -> ada
                        day   1  Tue 03 Mar  email check-in-open -> ada
                        day   3  Thu 05 Mar  task call -> lena.hoffmann
                        day   4  Fri 06 Mar  email call-no-answer -> ada
                        stands at recap
                        """);
    }

    @Test
    void aCallThatNobodyMakesIsMadeUpForByALetter() {
        tale(Acme.enterprise()).untilDay(6).tells("""
                        day   0  Mon 02 Mar  task kickoff -> lena.hoffmann
                        day   0  Mon 02 Mar  email welcome -> ada
                        day   1  Tue 03 Mar  email check-in-open -> ada
                        day   3  Thu 05 Mar  task call -> lena.hoffmann
                        stands at call-not-made
                        """);
    }

    @Test
    void whoComesTenDaysLateGetsTheWelcomeAndWhatIsAhead() {
        Tale.of("onboarding", Acme.midMarket().withContractFrom("2026-03-02"), "2026-03-12T10:00")
                .untilDay(60)
                .tells("""
                        day  10  Thu 12 Mar  task kickoff -> lena.hoffmann
                        day  10  Thu 12 Mar  email welcome -> ada
                        day  10  Thu 12 Mar  enrol start-check-ins
                        day  14  Mon 16 Mar  email case-study -> charlie
                        day  30  Wed 01 Apr  survey success-check-in -> charlie
                        day  30  Wed 01 Apr  task hand-over -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void aCustomerWhoLeavesHearsNothingMore() {
        tale(Acme.enterprise()).onDay(2).happens("account.churned").untilDay(60).tells("""
                        day   0  Mon 02 Mar  task kickoff -> lena.hoffmann
                        day   0  Mon 02 Mar  email welcome -> ada
                        day   1  Tue 03 Mar  email check-in-open -> ada
                        ends as churned
                        """);
    }

    @Test
    void whoWasAskedLatelyIsNotAskedAgain() {
        tale(Acme.small()).wasSurveyed("charlie@acme.example", 0).untilDay(60).tells("""
                        day   0  Mon 02 Mar  email welcome -> ada
                        day   1  Tue 03 Mar  email check-in-open -> ada
                        day   3  Thu 05 Mar  email nudge -> ada
                        day   7  Mon 09 Mar  email recap-open -> ada
                        day  14  Mon 16 Mar  email case-study -> charlie
                        day  30  Wed 01 Apr  task hand-over -> lena.hoffmann
                        ends as completed
                        """);
    }
}
