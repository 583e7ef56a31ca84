package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A quarter is full on Monday, 2 March 2026. */
class NpsQuarterlyStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("nps-quarterly", account, "2026-03-02T08:00");
    }

    @Test
    void aPromoterIsThankedElsewhere() {
        tale(Acme.enterprise())
                .onDay(2)
                .happens("nps.answered", Map.of("score", 9))
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  survey ask -> charlie
                        ends as promoter
                        """);
    }

    @Test
    void aPassiveIsAskedWhatIsMissing() {
        tale(Acme.enterprise())
                .onDay(2)
                .happens("nps.answered", Map.of("score", 7))
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  survey ask -> charlie
                        day   3  Thu 05 Mar  email what-is-missing -> charlie
                        ends as passive
                        """);
    }

    @Test
    void aDetractorIsCalledAndHearsWhatChanged() {
        tale(Acme.enterprise())
                .onDay(2)
                .happens("nps.answered", Map.of("score", 3))
                .onDay(3)
                .answers("call", "changed")
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  survey ask -> charlie
                        day   2  Wed 04 Mar  task call -> lena.hoffmann
                        day   3  Thu 05 Mar  email tell-changed -> charlie
                        ends as detractor
                        """);
    }

    @Test
    void orWhyItDoesNot() {
        tale(Acme.enterprise())
                .onDay(2)
                .happens("nps.answered", Map.of("score", 6))
                .onDay(3)
                .answers("call", "not-changed")
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  survey ask -> charlie
                        day   2  Wed 04 Mar  task call -> lena.hoffmann
                        day   3  Thu 05 Mar  email tell-why-not -> charlie
                        ends as detractor
                        """);
    }

    @Test
    void aDetractorWhoIsNotCalledGoesToTheManager() {
        tale(Acme.enterprise())
                .onDay(2)
                .happens("nps.answered", Map.of("score", 0))
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  survey ask -> charlie
                        day   2  Wed 04 Mar  task call -> lena.hoffmann
                        day  16  Wed 18 Mar  escalate not-called -> diana.okafor
                        ends as detractor
                        """);
    }

    @Test
    void silenceIsRespected() {
        tale(Acme.enterprise()).untilDay(30).tells("""
                        day   0  Mon 02 Mar  survey ask -> charlie
                        ends as no-answer
                        """);
    }

    @Test
    void anAnswerFromLastQuarterIsNone() {
        tale(Acme.enterprise())
                .untilDay(0)
                .onDay(20)
                .happens("nps.answered", Map.of("score", 3))
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  survey ask -> charlie
                        ends as no-answer
                        """);
    }

    @Test
    void nobodyIsAskedTwiceInNinetyDays() {
        tale(Acme.enterprise())
                .wasSurveyed("charlie@acme.example", -89)
                .untilDay(30)
                .tells("""
                        ends as not-asked
                        """);
    }

    @Test
    void nobodyIsAskedInTheMiddleOfACriticalRun() {
        tale(Acme.enterprise().with("health_tier", "critical")).untilDay(30).tells("""
                        ends as not-asked
                        """);
    }

    @Test
    void waitsForTheEndOfACriticalRun() {
        tale(Acme.enterprise())
                .isQuietedBy("critical")
                .untilDay(3)
                .isQuietedBy(null)
                .untilDay(5)
                .tells("""
                        day   4  Fri 06 Mar  survey ask -> charlie
                        stands at answer
                        """);
    }
}
