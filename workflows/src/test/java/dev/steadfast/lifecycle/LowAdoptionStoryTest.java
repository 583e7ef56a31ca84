package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import org.junit.jupiter.api.Test;

/** On Monday, 2 March 2026, 20 of 50 seats are in use. */
class LowAdoptionStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("low-adoption", account.with("seats", 50).with("active_users", 20), "2026-03-02T10:00");
    }

    @Test
    void triesAFeatureThenASessionThenAPlan() {
        tale(Acme.enterprise()).untilDay(30).tells("""
                        day   0  Mon 02 Mar  task look -> lena.hoffmann
                        day   2  Wed 04 Mar  email one-feature -> charlie
                        day   7  Mon 09 Mar  email session -> charlie
                        day  14  Mon 16 Mar  task adoption-plan -> lena.hoffmann
                        ends as unchanged
                        """);
    }

    @Test
    void aSmallCustomerGetsTheLettersOnly() {
        tale(Acme.small()).untilDay(30).tells("""
                        day   2  Wed 04 Mar  email one-feature -> charlie
                        day   7  Mon 09 Mar  email session -> charlie
                        ends as unchanged
                        """);
    }

    @Test
    void aFeatureThatIsAdoptedEndsIt() {
        tale(Acme.enterprise()).onDay(5).happens("feature.adopted").untilDay(30).tells("""
                        day   0  Mon 02 Mar  task look -> lena.hoffmann
                        day   2  Wed 04 Mar  email one-feature -> charlie
                        ends as improved
                        """);
    }

    @Test
    void moreUsersEndIt() {
        tale(Acme.enterprise()).onDay(10).knows("active_users", 30).untilDay(30).tells("""
                        day   0  Mon 02 Mar  task look -> lena.hoffmann
                        day   2  Wed 04 Mar  email one-feature -> charlie
                        day   7  Mon 09 Mar  email session -> charlie
                        ends as improved
                        """);
    }
}
