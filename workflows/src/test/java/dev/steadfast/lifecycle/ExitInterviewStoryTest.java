package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import org.junit.jupiter.api.Test;

/** A customer leaves on Monday, 2 March 2026. */
class ExitInterviewStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("exit-interview", account, "2026-03-02T10:00");
    }

    @Test
    void theRootCauseIsWrittenDown() {
        tale(Acme.enterprise())
                .onDay(4)
                .answers("interview", "price")
                .untilDay(20)
                .tells("""
                        day   0  Mon 02 Mar  email invitation -> sam
                        day   0  Mon 02 Mar  task interview -> diana.okafor
                        day   4  Fri 06 Mar  set cause-price
                        ends as completed
                        """);
    }

    @Test
    void aMissingFeatureIsToldToTheProductTeam() {
        tale(Acme.enterprise())
                .onDay(4)
                .answers("interview", "missing-feature")
                .untilDay(20)
                .tells("""
                        day   0  Mon 02 Mar  email invitation -> sam
                        day   0  Mon 02 Mar  task interview -> diana.okafor
                        day   4  Fri 06 Mar  set cause-feature
                        day   4  Fri 06 Mar  task tell-product -> product
                        ends as completed
                        """);
    }

    @Test
    void anInterviewThatIsNotHeldIsEscalated() {
        tale(Acme.midMarket()).untilDay(20).tells("""
                        day   0  Mon 02 Mar  email invitation -> sam
                        day   0  Mon 02 Mar  task interview -> diana.okafor
                        day   7  Mon 09 Mar  set cause-unknown
                        day   7  Mon 09 Mar  escalate no-interview -> executive
                        ends as completed
                        """);
    }

    @Test
    void aSmallCustomerIsAskedInALetter() {
        tale(Acme.small()).onDay(6).answers("code", "not-used").untilDay(20).tells("""
                        day   0  Mon 02 Mar  email question -> charlie
                        day   5  Sat 07 Mar  task code -> pool
                        day   6  Sun 08 Mar  set code-not-used
                        ends as completed
                        """);
    }

    @Test
    void whatNobodyCodesIsUnknown() {
        tale(Acme.small()).untilDay(20).tells("""
                        day   0  Mon 02 Mar  email question -> charlie
                        day   5  Sat 07 Mar  task code -> pool
                        day   7  Mon 09 Mar  set code-unknown
                        ends as completed
                        """);
    }
}
