package dev.steadfast.lifecycle;

import org.junit.jupiter.api.Test;

/** Monday, 2 March 2026, is three weeks before the end of a quarter. */
class QbrStoryTest {

    private static Tale tale() {
        return Tale.of("qbr", Acme.enterprise(), "2026-03-02T08:00");
    }

    @Test
    void isPreparedHeldAndFollowedUp() {
        tale().onDay(22).answers("review", "held").untilDay(50).tells("""
                        day   0  Mon 02 Mar  task agree-date -> lena.hoffmann
                        day   7  Mon 09 Mar  email invitation -> charlie
                        day  14  Mon 16 Mar  slack brief -> lena.hoffmann
                        day  14  Mon 16 Mar  task prepare -> lena.hoffmann
                        day  21  Mon 23 Mar  task review -> lena.hoffmann
                        day  23  Wed 25 Mar  email follow-up -> charlie
                        ends as completed
                        """);
    }

    @Test
    void isMoved() {
        tale().onDay(22).answers("review", "moved").untilDay(50).tells("""
                        day   0  Mon 02 Mar  task agree-date -> lena.hoffmann
                        day   7  Mon 09 Mar  email invitation -> charlie
                        day  14  Mon 16 Mar  slack brief -> lena.hoffmann
                        day  14  Mon 16 Mar  task prepare -> lena.hoffmann
                        day  21  Mon 23 Mar  task review -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void isDeclined() {
        tale().onDay(22).answers("review", "declined").untilDay(50).tells("""
                        day   0  Mon 02 Mar  task agree-date -> lena.hoffmann
                        day   7  Mon 09 Mar  email invitation -> charlie
                        day  14  Mon 16 Mar  slack brief -> lena.hoffmann
                        day  14  Mon 16 Mar  task prepare -> lena.hoffmann
                        day  21  Mon 23 Mar  task review -> lena.hoffmann
                        day  22  Tue 24 Mar  task why-not -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void isForgotten() {
        tale().untilDay(50).tells("""
                        day   0  Mon 02 Mar  task agree-date -> lena.hoffmann
                        day   7  Mon 09 Mar  email invitation -> charlie
                        day  14  Mon 16 Mar  slack brief -> lena.hoffmann
                        day  14  Mon 16 Mar  task prepare -> lena.hoffmann
                        day  21  Mon 23 Mar  task review -> lena.hoffmann
                        day  35  Mon 06 Apr  escalate not-held -> diana.okafor
                        ends as completed
                        """);
    }
}
