package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import org.junit.jupiter.api.Test;

/** A customer leaves on Monday, 2 March 2026. */
class WinBackStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("win-back", account, "2026-03-02T10:00");
    }

    @Test
    void isSilentWhileNothingHasChanged() {
        tale(Acme.enterprise())
                .onDay(31)
                .answers("ask-30", "nothing")
                .untilDay(130)
                .tells("""
                        day  30  Wed 01 Apr  task ask-30 -> product
                        day  60  Fri 01 May  task ask-60 -> product
                        day  91  Mon 01 Jun  task ask-90 -> product
                        day  98  Mon 08 Jun  task learned -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void tellsWhatChangedOnEachOccasion() {
        tale(Acme.enterprise())
                .onDay(20)
                .knows("what_changed", "The export is here.")
                .happens("churn_reason.resolved")
                .onDay(61)
                .answers("ask-60", "nothing")
                .onDay(80)
                .happens("churn_reason.resolved")
                .untilDay(130)
                .tells("""
                        day  30  Wed 01 Apr  email news-30 -> charlie
                        day  60  Fri 01 May  task ask-60 -> product
                        day  91  Mon 01 Jun  email news-90 -> charlie
                        day  91  Mon 01 Jun  task learned -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void theProductTeamKnows() {
        tale(Acme.enterprise())
                .onDay(31)
                .knows("what_changed", "The export is here.")
                .answers("ask-30", "changed")
                .untilDay(40)
                .tells("""
                        day  30  Wed 01 Apr  task ask-30 -> product
                        day  31  Thu 02 Apr  email told-30 -> charlie
                        stands at changed-60
                        """);
    }

    @Test
    void noLetterWithoutAnythingToSay() {
        tale(Acme.enterprise())
                .onDay(31)
                .answers("ask-30", "changed")
                .untilDay(40)
                .tells("""
                        day  30  Wed 01 Apr  task ask-30 -> product
                        stands at changed-60
                        """);
    }

    @Test
    void askNobodyAboutASmallCustomer() {
        tale(Acme.small())
                .onDay(50)
                .knows("what_changed", "The export is here.")
                .happens("churn_reason.resolved")
                .untilDay(130)
                .tells("""
                        day  60  Fri 01 May  email news-60 -> charlie
                        ends as completed
                        """);
    }

    @Test
    void endsWhenTheyComeBack() {
        tale(Acme.enterprise())
                .onDay(45)
                .happens("contract.signed")
                .untilDay(130)
                .tells("""
                        day  30  Wed 01 Apr  task ask-30 -> product
                        ends as goal
                        """);
    }
}
