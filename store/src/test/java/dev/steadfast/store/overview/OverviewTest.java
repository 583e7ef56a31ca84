package dev.steadfast.store.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.ReadingRows;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.overview.Overview.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Filter ANY = new Filter(null, null, null, null, null);

    private final Overview overview = new Overview(DATABASE.jdbc());
    private final ReadingRows rows = new ReadingRows(DATABASE.jdbc());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fill() {
        DATABASE.empty();
        rows.account("c", "acme", "ana@ours.example", 48);
        rows.account("a", "Acme", "ana@ours.example", 0);
        rows.account("b", "50% Off_Ltd", "bo@ours.example", 0);
        rows.enrolment("e1", "a", "onboarding", "finished");
        rows.enrolment("e2", "a", "renewal", "paused");
        rows.enrolment("e3", "b", "onboarding", "active");
        rows.enrolment("e4", "b", "renewal", "waiting");
        rows.task("t1", "c", "2026-03-03T08:00:00Z");
        rows.task("t2", "a", "2026-03-03T08:00:00Z");
    }

    @Test
    void listsByNameWhateverItsCase() {
        assertThat(overview.accounts(ANY, null, 10))
                .extracting(line -> line.account().id())
                .containsExactly("b", "a", "c");
    }

    @Test
    void showsTheOpenRunBeforeAFinishedOneAndCountsTheOthers() {
        var lines = overview.accounts(ANY, null, 10);

        assertThat(lines.get(1).run().playbook()).isEqualTo("renewal");
        assertThat(lines.get(1).run().state()).isEqualTo("paused");
        assertThat(lines.get(1).moreRuns()).isZero();
        assertThat(lines.get(0).moreRuns()).isEqualTo(1);
        assertThat(lines.get(0).run().nextStep()).isEqualTo("welcome");
        assertThat(lines.get(2).run()).isNull();
        assertThat(lines.get(2).offset()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void findsByPartOfTheNameTakenLiterally() {
        assertThat(found(new Filter("ACM", null, null, null, null))).containsExactly("a", "c");
        assertThat(found(new Filter("0% o", null, null, null, null))).containsExactly("b");
        assertThat(found(new Filter("%", null, null, null, null))).containsExactly("b");
        assertThat(found(new Filter("_", null, null, null, null))).containsExactly("b");
    }

    @Test
    void findsByOwnerPlaybookAndState() {
        assertThat(found(new Filter(null, null, "ana@ours.example", null, null)))
                .containsExactly("a", "c");
        assertThat(found(new Filter(null, null, null, "onboarding", null))).containsExactly("b", "a");
        assertThat(found(new Filter(null, null, null, "onboarding", "finished")))
                .containsExactly("a");
        assertThat(found(new Filter(null, null, null, null, "none"))).containsExactly("c");
        assertThat(found(new Filter(null, "enterprise", null, null, null))).isEmpty();
    }

    @Test
    void isReadInPartsWithoutGapOrRepetition() {
        List<String> read = new ArrayList<>();
        var part = overview.accounts(ANY, null, 1);
        while (!part.isEmpty()) {
            read.add(part.getFirst().account().id());
            part = overview.accounts(ANY, part.getFirst().position(), 1);
        }

        assertThat(read).containsExactly("b", "a", "c");
    }

    @Test
    void countsOverdueByTheClockOfTheAccount() {
        var totals = overview.totals(Instant.parse("2026-03-02T08:00:00Z"));

        assertThat(totals).isEqualTo(new Totals(3, 3, 1, 0, 2, 1));
        assertThat(overview.owners()).containsExactly("ana@ours.example", "bo@ours.example");
        assertThat(overview.playbooks()).containsExactly("onboarding", "renewal");
        assertThat(overview.isEmpty()).isFalse();
    }

    private List<String> found(Filter filter) {
        return overview.accounts(filter, null, 10).stream()
                .map(line -> line.account().id())
                .toList();
    }
}
