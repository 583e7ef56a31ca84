package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On Monday, 2 March 2026, 48 of 50 seats are in use. */
class ExpansionReadyStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of(
                "expansion-ready",
                account.with("seats", 50).with("active_users", 48).with("value_summary", "Month-end takes four days."),
                "2026-03-02T10:00");
    }

    @Test
    void aQualifiedNeedBecomesAConversation() {
        tale(Acme.enterprise())
                .onDay(2)
                .answers("qualify", "qualified")
                .onDay(40)
                .happens("contract.expanded")
                .untilDay(100)
                .tells("""
                        day   0  Mon 02 Mar  task qualify -> lena.hoffmann
                        day   2  Wed 04 Mar  crm opportunity
                        day   2  Wed 04 Mar  email idea -> charlie
                        day   5  Sat 07 Mar  task talk -> lena.hoffmann
                        ends as goal
                        """);
    }

    @Test
    void aQualifiedNeedThatComesToNothing() {
        tale(Acme.enterprise())
                .onDay(2)
                .answers("qualify", "qualified")
                .untilDay(100)
                .tells("""
                        day   0  Mon 02 Mar  task qualify -> lena.hoffmann
                        day   2  Wed 04 Mar  crm opportunity
                        day   2  Wed 04 Mar  email idea -> charlie
                        day   5  Sat 07 Mar  task talk -> lena.hoffmann
                        ends as not-expanded
                        """);
    }

    @Test
    void notNow() {
        tale(Acme.enterprise())
                .onDay(2)
                .answers("qualify", "not-now")
                .untilDay(100)
                .tells("""
                        day   0  Mon 02 Mar  task qualify -> lena.hoffmann
                        ends as not-now
                        """);
    }

    @Test
    void nobodyLooks() {
        tale(Acme.enterprise()).untilDay(100).tells("""
                        day   0  Mon 02 Mar  task qualify -> lena.hoffmann
                        ends as not-qualified
                        """);
    }

    @Test
    void aSmallCustomerGetsTheLetter() {
        tale(Acme.small()).untilDay(10).tells("""
                        day   0  Mon 02 Mar  email idea-by-letter -> charlie
                        stands at outcome
                        """);
    }

    @Test
    void aMilestoneProvesTheValue() {
        Tale.of("expansion-ready", Acme.small(), "2026-03-02T10:00")
                .happens("milestone.first_value")
                .untilDay(1)
                .tells("""
                        day   0  Mon 02 Mar  email idea-by-letter -> charlie
                        stands at outcome
                        """);
    }

    @Test
    void nothingIsSoldBeforeThereIsValue() {
        Tale.of("expansion-ready", Acme.small(), "2026-03-02T10:00")
                .untilDay(10)
                .tells("""
                        ends as value-not-proven
                        """);
    }

    @Test
    void nothingIsSoldToACustomerInTrouble() {
        tale(Acme.enterprise())
                .onDay(1)
                .happens("health.tier_changed", Map.of("from", "healthy", "to", "watch"))
                .untilDay(100)
                .tells("""
                        day   0  Mon 02 Mar  task qualify -> lena.hoffmann
                        ends as not-healthy
                        """);
    }
}
