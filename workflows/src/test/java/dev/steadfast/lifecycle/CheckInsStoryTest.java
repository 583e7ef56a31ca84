package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import org.junit.jupiter.api.Test;

/** A contract begins on Monday, 2 March 2026; onboarding starts the check-ins on day 7. */
class CheckInsStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("check-ins", account.withContractFrom("2026-03-02"), "2026-03-09T10:00");
    }

    @Test
    void theOwnerOfAnEnterpriseCallsEveryWeek() {
        tale(Acme.enterprise()).untilDay(120).tells("""
                        day   7  Mon 09 Mar  task weekly-call -> lena.hoffmann
                        day  14  Mon 16 Mar  task weekly-call -> lena.hoffmann
                        day  21  Mon 23 Mar  task weekly-call -> lena.hoffmann
                        day  28  Mon 30 Mar  task weekly-call -> lena.hoffmann
                        day  35  Mon 06 Apr  task weekly-call -> lena.hoffmann
                        day  42  Mon 13 Apr  task weekly-call -> lena.hoffmann
                        day  49  Mon 20 Apr  task weekly-call -> lena.hoffmann
                        day  56  Mon 27 Apr  task weekly-call -> lena.hoffmann
                        day  63  Mon 04 May  task weekly-call -> lena.hoffmann
                        day  70  Mon 11 May  task weekly-call -> lena.hoffmann
                        day  77  Mon 18 May  task weekly-call -> lena.hoffmann
                        day  84  Mon 25 May  task weekly-call -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void aMidMarketCustomerIsAskedEveryTwoWeeks() {
        tale(Acme.midMarket()).untilDay(120).tells("""
                        day  21  Mon 23 Mar  email biweekly-letter -> charlie
                        day  35  Mon 06 Apr  email biweekly-letter -> charlie
                        day  49  Mon 20 Apr  email biweekly-letter -> charlie
                        day  63  Mon 04 May  email biweekly-letter -> charlie
                        day  77  Mon 18 May  email biweekly-letter -> charlie
                        ends as completed
                        """);
    }

    @Test
    void aSmallCustomerEnteredByHandIsAskedEveryMonth() {
        tale(Acme.small()).untilDay(120).tells("""
                        day  60  Fri 01 May  email monthly-letter -> charlie
                        day  91  Mon 01 Jun  email monthly-letter -> charlie
                        ends as completed
                        """);
    }

    @Test
    void aHabitIsCountedAndTheCallsGoOn() {
        tale(Acme.enterprise())
                .onDay(80)
                .happens("milestone.habit")
                .untilDay(120)
                .tells("""
                        day   7  Mon 09 Mar  task weekly-call -> lena.hoffmann
                        day  14  Mon 16 Mar  task weekly-call -> lena.hoffmann
                        day  21  Mon 23 Mar  task weekly-call -> lena.hoffmann
                        day  28  Mon 30 Mar  task weekly-call -> lena.hoffmann
                        day  35  Mon 06 Apr  task weekly-call -> lena.hoffmann
                        day  42  Mon 13 Apr  task weekly-call -> lena.hoffmann
                        day  49  Mon 20 Apr  task weekly-call -> lena.hoffmann
                        day  56  Mon 27 Apr  task weekly-call -> lena.hoffmann
                        day  63  Mon 04 May  task weekly-call -> lena.hoffmann
                        day  70  Mon 11 May  task weekly-call -> lena.hoffmann
                        day  77  Mon 18 May  task weekly-call -> lena.hoffmann
                        day  84  Mon 25 May  task weekly-call -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void nobodyCallsACustomerWhoHasLeft() {
        tale(Acme.enterprise())
                .onDay(15)
                .happens("account.churned")
                .untilDay(120)
                .tells("""
                        day   7  Mon 09 Mar  task weekly-call -> lena.hoffmann
                        day  14  Mon 16 Mar  task weekly-call -> lena.hoffmann
                        ends as churned
                        """);
    }
}
