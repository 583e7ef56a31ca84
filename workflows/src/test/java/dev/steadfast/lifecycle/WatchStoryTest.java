package dev.steadfast.lifecycle;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The health tier becomes watch on Monday, 2 March 2026. */
class WatchStoryTest {

    private static Tale tale() {
        return Tale.of("watch", Acme.enterprise(), "2026-03-02T10:00", Map.of("to", "watch"));
    }

    @Test
    void helpsForTwoWeeksAndClosesAsUnchanged() {
        tale().untilDay(30).tells("""
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        day   7  Mon 09 Mar  email recommendation -> charlie
                        day   8  Tue 10 Mar  email office-hours -> charlie
                        ends as unchanged
                        """);
    }

    @Test
    void endsWhenTheAccountIsHealthyAgain() {
        tale().onDay(6)
                .happens("health.tier_changed", Map.of("from", "watch", "to", "healthy"))
                .untilDay(30)
                .tells("""
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        ends as recovered
                        """);
    }

    @Test
    void staysWhenTheSameTierIsSaidAgain() {
        tale().onDay(6)
                .happens("health.tier_changed", Map.of("from", "watch", "to", "watch"))
                .untilDay(9)
                .tells("""
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        day   7  Mon 09 Mar  email recommendation -> charlie
                        day   8  Tue 10 Mar  email office-hours -> charlie
                        stands at close
                        """);
    }

    @Test
    void givesWayToAWorseTier() {
        tale().onDay(4).isSupersededBy("at-risk").untilDay(30).tells("""
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        ends as superseded
                        """);
    }

    @Test
    void endsWithTheCustomer() {
        tale().onDay(4).happens("account.churned").untilDay(30).tells("""
                        day   1  Tue 03 Mar  email open-action -> charlie
                        day   3  Thu 05 Mar  task find-gap -> lena.hoffmann
                        ends as churned
                        """);
    }
}
