package dev.steadfast.lifecycle;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A healthy customer answers with 10 on Monday, 2 March 2026. */
class AdvocacyStoryTest {

    private static Tale tale() {
        return Tale.of(
                "advocacy", Acme.enterprise().with("health_tier", "healthy"), "2026-03-02T10:00", Map.of("score", 10));
    }

    @Test
    void isAskedForAReference() {
        tale().onDay(4)
                .answers("choose", "reference")
                .onDay(20)
                .happens("advocacy.given")
                .untilDay(70)
                .tells("""
                        day   1  Tue 03 Mar  email thanks -> charlie
                        day   3  Thu 05 Mar  task choose -> lena.hoffmann
                        day   4  Fri 06 Mar  email ask-reference -> charlie
                        ends as goal
                        """);
    }

    @Test
    void aCaseStudyNeedsOurOwnYesFirst() {
        tale().onDay(4)
                .answers("choose", "case-study")
                .onDay(7)
                .answers("may-we", "approved", "manager")
                .onDay(8)
                .answers("may-we", "approved", "legal")
                .untilDay(70)
                .tells("""
                        day   1  Tue 03 Mar  email thanks -> charlie
                        day   3  Thu 05 Mar  task choose -> lena.hoffmann
                        day   4  Fri 06 Mar  approval may-we -> diana.okafor, legal
                        day   8  Tue 10 Mar  email ask-case-study -> charlie
                        ends as nothing-given
                        """);
    }

    @Test
    void withoutItNobodyIsAsked() {
        tale().onDay(4)
                .answers("choose", "case-study")
                .onDay(7)
                .answers("may-we", "refused", "legal")
                .untilDay(70)
                .tells("""
                        day   1  Tue 03 Mar  email thanks -> charlie
                        day   3  Thu 05 Mar  task choose -> lena.hoffmann
                        day   4  Fri 06 Mar  approval may-we -> diana.okafor, legal
                        ends as nothing-given
                        """);
    }

    @Test
    void isAskedForAReferral() {
        tale().onDay(4).answers("choose", "referral").untilDay(5).tells("""
                        day   1  Tue 03 Mar  email thanks -> charlie
                        day   3  Thu 05 Mar  task choose -> lena.hoffmann
                        day   4  Fri 06 Mar  email ask-referral -> charlie
                        stands at given
                        """);
    }

    @Test
    void isInvitedToTheChampions() {
        tale().onDay(4).answers("choose", "champions").untilDay(5).tells("""
                        day   1  Tue 03 Mar  email thanks -> charlie
                        day   3  Thu 05 Mar  task choose -> lena.hoffmann
                        day   4  Fri 06 Mar  task invite-champions -> lena.hoffmann
                        stands at given
                        """);
    }

    @Test
    void isProposedForTheAdvisoryBoard() {
        tale().onDay(4).answers("choose", "advisory-board").untilDay(5).tells("""
                        day   1  Tue 03 Mar  email thanks -> charlie
                        day   3  Thu 05 Mar  task choose -> lena.hoffmann
                        day   4  Fri 06 Mar  task invite-board -> diana.okafor
                        stands at given
                        """);
    }

    @Test
    void isOnlyThankedWhereNobodyChooses() {
        tale().untilDay(70).tells("""
                        day   1  Tue 03 Mar  email thanks -> charlie
                        day   3  Thu 05 Mar  task choose -> lena.hoffmann
                        ends as nothing-given
                        """);
    }

    @Test
    void isLeftAloneOnceItIsNotHealthyAnyMore() {
        tale().onDay(2)
                .happens("health.tier_changed", Map.of("from", "healthy", "to", "watch"))
                .untilDay(70)
                .tells("""
                        day   1  Tue 03 Mar  email thanks -> charlie
                        ends as not-now
                        """);
    }
}
