package dev.steadfast.store.enrolments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.ReadingRows;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.enrolments.EnrolmentQueries.Filter;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrolmentQueriesTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final EnrolmentQueries enrolments = new EnrolmentQueries(DATABASE.jdbc());
    private final ReadingRows rows = new ReadingRows(DATABASE.jdbc());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fill() {
        DATABASE.empty();
        rows.account("acme", "Acme", "ana@ours.example", 0);
        rows.enrolment("e1", "acme", "onboarding", "finished");
        rows.enrolment("e2", "acme", "renewal", "active");
    }

    @Test
    void tellsWhatComesNext() {
        var renewal = enrolments.find("e2").orElseThrow();

        assertThat(renewal.next())
                .isEqualTo(new EnrolmentView.Next("welcome", "email", Instant.parse("2026-03-03T08:00:00Z")));
        assertThat(renewal.workflowId()).isEqualTo("renewal/acme");
        assertThat(renewal.finished()).isFalse();
    }

    @Test
    void nothingComesNextOnceFinished() {
        var onboarding = enrolments.find("e1").orElseThrow();

        assertThat(onboarding.next()).isNull();
        assertThat(onboarding.outcome()).isEqualTo("completed");
        assertThat(onboarding.finished()).isTrue();
    }

    @Test
    void openOnesComeFirstForAnAccount() {
        assertThat(enrolments.ofAccount("acme")).extracting(EnrolmentView::id).containsExactly("e2", "e1");
    }

    @Test
    void listsByFilterAfterAnId() {
        assertThat(enrolments.list(new Filter("acme", null, null), null, 10)).hasSize(2);
        assertThat(enrolments.list(new Filter("acme", null, null), "e1", 10))
                .extracting(EnrolmentView::id)
                .containsExactly("e2");
        assertThat(enrolments.list(new Filter(null, "onboarding", "finished"), null, 10))
                .hasSize(1);
        assertThat(enrolments.list(new Filter("other", null, null), null, 10)).isEmpty();
    }

    @Test
    void milestoneIsMissedWhenItsTargetPassesOrWhenItCameLate() {
        var target = Instant.parse("2026-03-09T08:00:00Z");
        var open = new MilestoneQueries.Milestone("e2", "aha", "Aha", "milestone.aha", target, null);
        var late = new MilestoneQueries.Milestone("e2", "aha", "Aha", "milestone.aha", target, target.plusSeconds(1));

        assertThat(open.missed(target)).isFalse();
        assertThat(open.missed(target.plusSeconds(1))).isTrue();
        assertThat(late.missed(target)).isTrue();
    }
}
