package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The champion leaves on Monday, 2 March 2026. */
class ChampionChangeStoryTest {

    private static Tale tale(AnAccount account) {
        return Tale.of("champion-change", account, "2026-03-02T10:00", Map.of("role", "champion"));
    }

    @Test
    void theSuccessorIsFoundAndMet() {
        tale(Acme.enterprise())
                .onDay(6)
                .answers("successor", "found")
                .untilDay(60)
                .tells("""
                        day   0  Mon 02 Mar  alert alert-both -> lena.hoffmann, diana.okafor
                        day   1  Tue 03 Mar  email ask-sponsor -> sam
                        day   2  Wed 04 Mar  task successor -> lena.hoffmann
                        day   6  Sun 08 Mar  task meet -> lena.hoffmann
                        day   7  Mon 09 Mar  email greet-champion -> charlie
                        day  30  Wed 01 Apr  task in-the-saddle -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void theChampionIsAskedWhereTheSponsorLeft() {
        Tale.of("champion-change", Acme.enterprise(), "2026-03-02T10:00", Map.of("role", "sponsor"))
                .onDay(4)
                .answers("successor", "found")
                .untilDay(10)
                .tells("""
                        day   0  Mon 02 Mar  alert alert-both -> lena.hoffmann, diana.okafor
                        day   1  Tue 03 Mar  email ask-champion -> charlie
                        day   2  Wed 04 Mar  task successor -> lena.hoffmann
                        day   4  Fri 06 Mar  task meet -> lena.hoffmann
                        day   7  Mon 09 Mar  email greet-sponsor -> sam
                        stands at in-the-saddle
                        """);
    }

    @Test
    void nobodyTakesOver() {
        tale(Acme.midMarket())
                .onDay(6)
                .answers("successor", "nobody")
                .untilDay(60)
                .tells("""
                        day   0  Mon 02 Mar  alert alert-owner -> lena.hoffmann
                        day   1  Tue 03 Mar  email ask-sponsor -> sam
                        day   2  Wed 04 Mar  task successor -> lena.hoffmann
                        day   6  Sun 08 Mar  escalate no-champion -> diana.okafor
                        day  30  Wed 01 Apr  task in-the-saddle -> lena.hoffmann
                        ends as completed
                        """);
    }

    @Test
    void nobodyLooksForTheSuccessor() {
        tale(Acme.midMarket()).untilDay(60).tells("""
                        day   0  Mon 02 Mar  alert alert-owner -> lena.hoffmann
                        day   1  Tue 03 Mar  email ask-sponsor -> sam
                        day   2  Wed 04 Mar  task successor -> lena.hoffmann
                        day   9  Wed 11 Mar  escalate not-found -> diana.okafor
                        day  30  Wed 01 Apr  task in-the-saddle -> lena.hoffmann
                        ends as completed
                        """);
    }
}
