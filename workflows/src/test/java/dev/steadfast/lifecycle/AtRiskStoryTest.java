package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The health tier becomes at-risk on Monday, 2 March 2026. */
class AtRiskStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("at-risk", account, "2026-03-02T10:00", Map.of("to", "at-risk"));
    }

    @Test
    void executivesTalkToACustomerOfHighValue() {
        tale(Acme.enterprise()).untilDay(30).tells("""
                        day   0  Mon 02 Mar  alert alert -> lena.hoffmann
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        day   7  Mon 09 Mar  email recommendation -> charlie
                        day   7  Mon 09 Mar  task reset-plan -> lena.hoffmann
                        day  10  Thu 12 Mar  email training -> charlie
                        day  14  Mon 16 Mar  task executive-touch -> executive
                        day  14  Mon 16 Mar  task business-review -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void everybodyElseGetsABusinessReview() {
        tale(Acme.midMarket()).untilDay(30).tells("""
                        day   0  Mon 02 Mar  alert alert -> lena.hoffmann
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        day   7  Mon 09 Mar  email recommendation -> charlie
                        day   7  Mon 09 Mar  task reset-plan -> lena.hoffmann
                        day  10  Thu 12 Mar  email training -> charlie
                        day  14  Mon 16 Mar  task business-review -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void aBetterTierEndsIt() {
        tale(Acme.enterprise())
                .onDay(8)
                .happens("health.tier_changed", Map.of("from", "at-risk", "to", "watch"))
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  alert alert -> lena.hoffmann
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        day   7  Mon 09 Mar  email recommendation -> charlie
                        day   7  Mon 09 Mar  task reset-plan -> lena.hoffmann
                        ends as recovered
                        """);
    }

    @Test
    void aWorseTierSupersedesIt() {
        tale(Acme.enterprise()).onDay(8).isSupersededBy("critical").untilDay(30).tells("""
                        day   0  Mon 02 Mar  alert alert -> lena.hoffmann
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        day   7  Mon 09 Mar  email recommendation -> charlie
                        day   7  Mon 09 Mar  task reset-plan -> lena.hoffmann
                        ends as superseded
                        """);
    }
}
