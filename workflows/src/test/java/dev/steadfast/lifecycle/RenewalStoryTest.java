package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import org.junit.jupiter.api.Test;

/** The contract ends on Tuesday, 1 September 2026; day -180 is Thursday, 5 March. */
class RenewalStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("renewal", account.withContractFrom("2025-09-01").renewingOn("2026-09-01"), "2026-03-05T08:00");
    }

    @Test
    void renewsByItselfAfterTheCustomerHasAnswered() {
        tale(Acme.enterprise().with("auto_renews", true))
                .onDay(-50)
                .answers("present-tier", "growing")
                .onDay(-3)
                .happens("contract.renewed")
                .untilDay(40)
                .tells("""
                        day -180  Thu 05 Mar  email annual-review -> charlie
                        day -180  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -90  Wed 03 Jun  crm opportunity
                        day -90  Wed 03 Jun  email reminder -> ada
                        day -60  Fri 03 Jul  email growth-story -> charlie
                        day -60  Fri 03 Jul  task present-tier -> lena.hoffmann
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -14  Tue 18 Aug  email confirm-payment -> bela
                        day  -1  Mon 31 Aug  email thanks -> sam
                        ends as goal
                        """);
    }

    @Test
    void aManualContractIsDraftedSentAndChased() {
        tale(Acme.enterprise())
                .onDay(-50)
                .answers("present-tier", "staying")
                .onDay(14, "08:00")
                .answers("chase", "renewed")
                .untilDay(40)
                .tells("""
                        day -180  Thu 05 Mar  email annual-review -> charlie
                        day -180  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -90  Wed 03 Jun  crm opportunity
                        day -90  Wed 03 Jun  email reminder -> ada
                        day -60  Fri 03 Jul  email growth-story -> charlie
                        day -60  Fri 03 Jul  task draft-contract -> legal
                        day -60  Fri 03 Jul  task present-tier -> lena.hoffmann
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -29  Mon 03 Aug  task send-contract -> legal
                        day -14  Tue 18 Aug  task contract-deadline -> legal
                        day -14  Tue 18 Aug  email signature -> sam
                        day   0  Tue 01 Sep  task chase -> diana.okafor
                        ends as renewed
                        """);
    }

    @Test
    void aReplyIsAnAnswer() {
        tale(Acme.enterprise()).onDay(-80).replied("reminder").untilDay(-29).tellsFromDay(-60, """
                        day -60  Fri 03 Jul  email growth-story -> charlie
                        day -60  Fri 03 Jul  task draft-contract -> legal
                        day -60  Fri 03 Jul  task present-tier -> lena.hoffmann
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -29  Mon 03 Aug  task send-contract -> legal
                        stands at two-weeks
                        """);
    }

    @Test
    void aClickIsAnAnswer() {
        tale(Acme.enterprise()).onDay(-55).clicked("growth-story").untilDay(-29).tellsFromDay(-60, """
                        day -60  Fri 03 Jul  email growth-story -> charlie
                        day -60  Fri 03 Jul  task draft-contract -> legal
                        day -60  Fri 03 Jul  task present-tier -> lena.hoffmann
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -29  Mon 03 Aug  task send-contract -> legal
                        stands at two-weeks
                        """);
    }

    @Test
    void aMeetingIsAnAnswer() {
        tale(Acme.enterprise()).onDay(-70).happens("meeting.held").untilDay(-29).tellsFromDay(-60, """
                        day -60  Fri 03 Jul  email growth-story -> charlie
                        day -60  Fri 03 Jul  task draft-contract -> legal
                        day -60  Fri 03 Jul  task present-tier -> lena.hoffmann
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -29  Mon 03 Aug  task send-contract -> legal
                        stands at two-weeks
                        """);
    }

    @Test
    void aMeetingBeforeTheReminderIsNone() {
        tale(Acme.enterprise())
                .onDay(-100)
                .happens("meeting.held")
                .untilDay(-29)
                .tellsFromDay(-60, """
                        day -60  Fri 03 Jul  email growth-story -> charlie
                        day -60  Fri 03 Jul  task draft-contract -> legal
                        day -60  Fri 03 Jul  task present-tier -> lena.hoffmann
                        day -30  Sun 02 Aug  escalate silent -> diana.okafor
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -29  Mon 03 Aug  task send-contract -> legal
                        stands at two-weeks
                        """);
    }

    @Test
    void silenceGoesToTheManagerAndInTheEndToTheExecutives() {
        tale(Acme.enterprise()).untilDay(40).tells("""
                        day -180  Thu 05 Mar  email annual-review -> charlie
                        day -180  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -90  Wed 03 Jun  crm opportunity
                        day -90  Wed 03 Jun  email reminder -> ada
                        day -60  Fri 03 Jul  email growth-story -> charlie
                        day -60  Fri 03 Jul  task draft-contract -> legal
                        day -60  Fri 03 Jul  task present-tier -> lena.hoffmann
                        day -30  Sun 02 Aug  escalate silent -> diana.okafor
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -29  Mon 03 Aug  task send-contract -> legal
                        day -14  Tue 18 Aug  task contract-deadline -> legal
                        day -14  Tue 18 Aug  email signature -> sam
                        day   0  Tue 01 Sep  task chase -> diana.okafor
                        day  14  Tue 15 Sep  escalate nobody-knows -> executive
                        ends as unknown
                        """);
    }

    @Test
    void anAccountAtRiskGetsAPlan() {
        tale(Acme.enterprise().with("health_tier", "at-risk")).untilDay(-61).tells("""
                        day -180  Thu 05 Mar  email annual-review -> charlie
                        day -180  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -90  Wed 03 Jun  crm opportunity
                        day -90  Wed 03 Jun  email reminder -> ada
                        day -90  Wed 03 Jun  task renewal-at-risk -> lena.hoffmann
                        stands at growth-story
                        """);
    }

    @Test
    void aMovedDateMovesWhatIsAheadAndRepeatsNothing() {
        tale(Acme.enterprise())
                .untilDay(-80)
                .renewalMovesTo("2026-11-01")
                .untilDay(-20)
                .tells("""
                        day -241  Thu 05 Mar  email annual-review -> charlie
                        day -241  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -151  Wed 03 Jun  crm opportunity
                        day -151  Wed 03 Jun  email reminder -> ada
                        day -60  Wed 02 Sep  email growth-story -> charlie
                        day -60  Wed 02 Sep  task draft-contract -> legal
                        day -60  Wed 02 Sep  task present-tier -> lena.hoffmann
                        day -30  Fri 02 Oct  escalate silent -> diana.okafor
                        day -30  Fri 02 Oct  email final-reminder -> ada
                        day -30  Fri 02 Oct  task send-contract -> legal
                        stands at two-weeks
                        """);
    }

    @Test
    void anEarlierDateDropsWhatIsPast() {
        tale(Acme.enterprise())
                .untilDay(-80)
                .renewalMovesTo("2026-07-01")
                .untilDay(0)
                .tells("""
                        day -118  Thu 05 Mar  email annual-review -> charlie
                        day -118  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -28  Wed 03 Jun  crm opportunity
                        day -28  Wed 03 Jun  email reminder -> ada
                        day -14  Wed 17 Jun  task contract-deadline -> legal
                        day -14  Wed 17 Jun  email signature -> sam
                        day   0  Wed 01 Jul  task chase -> diana.okafor
                        stands at chase
                        """);
    }

    @Test
    void aTermOfSixMonthsDropsWhatIsPast() {
        Tale.of(
                        "renewal",
                        Acme.midMarket()
                                .with("auto_renews", true)
                                .withContractFrom("2026-03-02")
                                .renewingOn("2026-09-02"),
                        "2026-06-10T08:00")
                .untilDay(-1)
                .tells("""
                        day -84  Wed 10 Jun  crm opportunity
                        day -58  Mon 06 Jul  email growth-story -> charlie
                        day -58  Mon 06 Jul  task present-tier -> lena.hoffmann
                        day -30  Mon 03 Aug  escalate silent -> diana.okafor
                        day -30  Mon 03 Aug  email final-reminder -> ada
                        day -14  Wed 19 Aug  email confirm-payment -> bela
                        stands at answer
                        """);
    }

    @Test
    void anAnnualReviewIsNothingForTheFirstDay() {
        Tale.of("renewal", Acme.midMarket().withContractFrom("2026-03-02").renewingOn("2026-08-31"), "2026-03-04T08:00")
                .untilDay(-91)
                .tells("""
                        day -180  Wed 04 Mar  task book-review -> lena.hoffmann
                        stands at opportunity
                        """);
    }

    @Test
    void standsStillWhileTheContractIsDisputed() {
        tale(Acme.enterprise())
                .onDay(-95)
                .happens("contract.disputed")
                .onDay(-40)
                .happens("contract.dispute_closed")
                .untilDay(-13)
                .tells("""
                        day -180  Thu 05 Mar  email annual-review -> charlie
                        day -180  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -40  Thu 23 Jul  crm opportunity
                        day -30  Sun 02 Aug  escalate silent -> diana.okafor
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -29  Mon 03 Aug  task send-contract -> legal
                        day -14  Tue 18 Aug  task contract-deadline -> legal
                        day -14  Tue 18 Aug  email signature -> sam
                        stands at answer
                        """);
    }

    @Test
    void aCustomerWhoGivesNoticeIsCalled() {
        tale(Acme.enterprise())
                .onDay(-75)
                .happens("contract.cancelled")
                .untilDay(10)
                .tells("""
                        day -180  Thu 05 Mar  email annual-review -> charlie
                        day -180  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -90  Wed 03 Jun  crm opportunity
                        day -90  Wed 03 Jun  email reminder -> ada
                        day -75  Thu 18 Jun  task save-call -> lena.hoffmann
                        ends as cancelled-by-customer
                        """);
    }

    @Test
    void aCustomerWhoLeavesIsAskedWhy() {
        tale(Acme.enterprise())
                .onDay(-75)
                .happens("account.churned")
                .untilDay(10)
                .tells("""
                        day -180  Thu 05 Mar  email annual-review -> charlie
                        day -180  Thu 05 Mar  task book-review -> lena.hoffmann
                        day -90  Wed 03 Jun  crm opportunity
                        day -90  Wed 03 Jun  email reminder -> ada
                        day -75  Thu 18 Jun  enrol farewell
                        ends as churned
                        """);
    }

    @Test
    void aContractThatIsLostIsAskedAbout() {
        tale(Acme.small()).onDay(5).answers("chase", "lost").untilDay(20).tellsFromDay(-60, """
                        day -60  Fri 03 Jul  email growth-story -> charlie
                        day -60  Fri 03 Jul  task draft-contract -> legal
                        day -60  Fri 03 Jul  task present-tier -> lena.hoffmann
                        day -30  Sun 02 Aug  escalate silent -> diana.okafor
                        day -29  Mon 03 Aug  email final-reminder -> ada
                        day -29  Mon 03 Aug  task send-contract -> legal
                        day -14  Tue 18 Aug  task contract-deadline -> legal
                        day -14  Tue 18 Aug  email signature -> sam
                        day   0  Tue 01 Sep  task chase -> diana.okafor
                        day   5  Sun 06 Sep  enrol ask-why
                        ends as not-renewed
                        """);
    }
}
