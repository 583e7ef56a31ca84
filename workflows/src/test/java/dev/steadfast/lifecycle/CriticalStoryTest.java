package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The health tier becomes critical late on Friday, 6 March 2026: nobody waits for Monday. */
class CriticalStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("critical", account, "2026-03-06T19:00", Map.of("to", "critical"));
    }

    @Test
    void isSavedWithAnOfferThatFinanceAndLegalApproved() {
        tale(Acme.enterprise())
                .onDay(2)
                .answers("discovery", "return")
                .onDay(4)
                .answers("save-plan", "with-offer")
                .onDay(5)
                .answers("offer", "approved", "finance")
                .onDay(5, "15:00")
                .answers("offer", "approved", "legal")
                .onDay(14)
                .answers("decision", "save")
                .untilDay(40)
                .tells("""
                        day   0  Fri 06 Mar  alert alert -> lena.hoffmann, diana.okafor
                        day   0  Fri 06 Mar  task war-room -> lena.hoffmann
                        day   0  Fri 06 Mar  task name-sponsor -> product
                        day   1  Sat 07 Mar  task discovery -> lena.hoffmann
                        day   3  Mon 09 Mar  task save-plan -> lena.hoffmann
                        day   4  Tue 10 Mar  approval offer -> finance, legal
                        day   5  Wed 11 Mar  task present-offer -> lena.hoffmann
                        day   7  Fri 13 Mar  task executive-call -> executive
                        day  14  Fri 20 Mar  task decision -> diana.okafor
                        day  14  Fri 20 Mar  task commit -> lena.hoffmann
                        ends as committed
                        """);
    }

    @Test
    void anOfferThatIsRefusedMakesAnotherPlan() {
        tale(Acme.enterprise())
                .onDay(2)
                .answers("discovery", "alternative")
                .onDay(4)
                .answers("save-plan", "with-offer")
                .onDay(5)
                .answers("offer", "refused", "legal")
                .untilDay(8)
                .tells("""
                        day   0  Fri 06 Mar  alert alert -> lena.hoffmann, diana.okafor
                        day   0  Fri 06 Mar  task war-room -> lena.hoffmann
                        day   0  Fri 06 Mar  task name-sponsor -> product
                        day   1  Sat 07 Mar  task discovery -> lena.hoffmann
                        day   2  Sun 08 Mar  escalate tell-manager -> diana.okafor
                        day   3  Mon 09 Mar  task save-plan -> lena.hoffmann
                        day   4  Tue 10 Mar  approval offer -> finance, legal
                        day   5  Wed 11 Mar  task plan-again -> lena.hoffmann
                        day   7  Fri 13 Mar  task executive-call -> executive
                        stands at decision
                        """);
    }

    @Test
    void anOfferThatNobodyDecidesGoesToTheExecutives() {
        tale(Acme.enterprise())
                .onDay(2)
                .answers("discovery", "usage")
                .onDay(4)
                .answers("save-plan", "with-offer")
                .onDay(5)
                .answers("offer", "approved", "finance")
                .untilDay(8)
                .tells("""
                        day   0  Fri 06 Mar  alert alert -> lena.hoffmann, diana.okafor
                        day   0  Fri 06 Mar  task war-room -> lena.hoffmann
                        day   0  Fri 06 Mar  task name-sponsor -> product
                        day   1  Sat 07 Mar  task discovery -> lena.hoffmann
                        day   3  Mon 09 Mar  task save-plan -> lena.hoffmann
                        day   4  Tue 10 Mar  approval offer -> finance, legal
                        day   6  Thu 12 Mar  escalate offer-undecided -> executive
                        day   7  Fri 13 Mar  task executive-call -> executive
                        stands at decision
                        """);
    }

    @Test
    void isLetGoGracefully() {
        tale(Acme.midMarket())
                .onDay(2)
                .answers("discovery", "usage")
                .onDay(4)
                .answers("save-plan", "without-offer")
                .onDay(15)
                .answers("decision", "let-go")
                .untilDay(40)
                .tells("""
                        day   0  Fri 06 Mar  alert alert -> lena.hoffmann, diana.okafor
                        day   0  Fri 06 Mar  task war-room -> lena.hoffmann
                        day   0  Fri 06 Mar  task name-sponsor -> product
                        day   1  Sat 07 Mar  task discovery -> lena.hoffmann
                        day   3  Mon 09 Mar  task save-plan -> lena.hoffmann
                        day  14  Fri 20 Mar  task decision -> diana.okafor
                        day  15  Sat 21 Mar  enrol farewell
                        ends as let-go
                        """);
    }

    @Test
    void escalatesWhatNobodyDoes() {
        tale(Acme.enterprise()).untilDay(40).tells("""
                        day   0  Fri 06 Mar  alert alert -> lena.hoffmann, diana.okafor
                        day   0  Fri 06 Mar  task war-room -> lena.hoffmann
                        day   0  Fri 06 Mar  task name-sponsor -> product
                        day   1  Sat 07 Mar  task discovery -> lena.hoffmann
                        day   3  Mon 09 Mar  escalate no-discovery -> diana.okafor
                        day   3  Mon 09 Mar  task save-plan -> lena.hoffmann
                        day   6  Thu 12 Mar  escalate no-plan -> diana.okafor
                        day   7  Fri 13 Mar  task executive-call -> executive
                        day  14  Fri 20 Mar  task decision -> diana.okafor
                        day  17  Mon 23 Mar  escalate undecided -> executive
                        ends as undecided
                        """);
    }

    @Test
    void endsAsSoonAsTheTierIsBetter() {
        tale(Acme.enterprise())
                .onDay(5)
                .happens("health.tier_changed", Map.of("from", "critical", "to", "at-risk"))
                .untilDay(40)
                .tells("""
                        day   0  Fri 06 Mar  alert alert -> lena.hoffmann, diana.okafor
                        day   0  Fri 06 Mar  task war-room -> lena.hoffmann
                        day   0  Fri 06 Mar  task name-sponsor -> product
                        day   1  Sat 07 Mar  task discovery -> lena.hoffmann
                        day   3  Mon 09 Mar  escalate no-discovery -> diana.okafor
                        day   3  Mon 09 Mar  task save-plan -> lena.hoffmann
                        ends as recovered
                        """);
    }

    @Test
    void endsWithTheCustomer() {
        tale(Acme.enterprise()).onDay(5).happens("account.churned").untilDay(40).tells("""
                        day   0  Fri 06 Mar  alert alert -> lena.hoffmann, diana.okafor
                        day   0  Fri 06 Mar  task war-room -> lena.hoffmann
                        day   0  Fri 06 Mar  task name-sponsor -> product
                        day   1  Sat 07 Mar  task discovery -> lena.hoffmann
                        day   3  Mon 09 Mar  escalate no-discovery -> diana.okafor
                        day   3  Mon 09 Mar  task save-plan -> lena.hoffmann
                        ends as churned
                        """);
    }
}
