package dev.steadfast.lifecycle;

import org.junit.jupiter.api.Test;

/** Seven tickets are open on Monday, 2 March 2026. */
class SupportSpikeStoryTest {

    private static Tale tale() {
        return Tale.of("support-spike", Acme.enterprise().with("open_tickets", 7), "2026-03-02T10:00");
    }

    @Test
    void asksForTheEffortOnceItIsCalm() {
        tale().onDay(5).knows("open_tickets", 1).untilDay(30).tells("""
                        day   0  Mon 02 Mar  alert alert -> lena.hoffmann, support
                        day   0  Mon 02 Mar  task sort -> support
                        day   1  Tue 03 Mar  email one-person -> ada
                        day   3  Thu 05 Mar  task call -> lena.hoffmann
                        day   7  Mon 09 Mar  survey effort -> ada
                        ends as calmed
                        """);
    }

    @Test
    void goesToTheManagerWhereItIsNot() {
        tale().untilDay(30).tells("""
                        day   0  Mon 02 Mar  alert alert -> lena.hoffmann, support
                        day   0  Mon 02 Mar  task sort -> support
                        day   1  Tue 03 Mar  email one-person -> ada
                        day   3  Thu 05 Mar  task call -> lena.hoffmann
                        day   7  Mon 09 Mar  escalate still-many -> diana.okafor
                        ends as completed
                        """);
    }

    @Test
    void isSilentDuringAnIncident() {
        tale().happens("incident.opened").untilDay(30).tells("""
                        ends as incident
                        """);
    }

    @Test
    void asksNobodyTwiceInNinetyDays() {
        tale().wasSurveyed("ada@acme.example", -80)
                .onDay(5)
                .knows("open_tickets", 0)
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  alert alert -> lena.hoffmann, support
                        day   0  Mon 02 Mar  task sort -> support
                        day   1  Tue 03 Mar  email one-person -> ada
                        day   3  Thu 05 Mar  task call -> lena.hoffmann
                        ends as calmed
                        """);
    }

    @Test
    void asksAgainAfterNinetyDays() {
        tale().wasSurveyed("ada@acme.example", -90)
                .onDay(5)
                .knows("open_tickets", 0)
                .untilDay(30)
                .tells("""
                        day   0  Mon 02 Mar  alert alert -> lena.hoffmann, support
                        day   0  Mon 02 Mar  task sort -> support
                        day   1  Tue 03 Mar  email one-person -> ada
                        day   3  Thu 05 Mar  task call -> lena.hoffmann
                        day   7  Mon 09 Mar  survey effort -> ada
                        ends as calmed
                        """);
    }
}
