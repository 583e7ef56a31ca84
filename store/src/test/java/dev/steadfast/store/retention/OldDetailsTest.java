package dev.steadfast.store.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldDetailsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void manyOldOnesAndOneOfToday() {
        DATABASE.empty();
        DATABASE.jdbc().sql("""
                        insert into journal (account, step, kind, outcome, reason, by, at, recorded_at, seen)
                        select 'acme', 'hello', 'email', 'done', 'day 1', 'steadfast', at, at, '{"sending": "on"}'
                          from (select timestamptz '2025-01-01T00:00:00Z' as at from generate_series(1, 2500)
                                union all select timestamptz '2026-03-02T08:00:00Z') days
                        """).update();
    }

    private int seen() {
        return DATABASE.jdbc()
                .sql("select count(*) from journal where seen is not null")
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsTooOldGoesInSeveralStepsAndTheTimelineStays() {
        var details = new OldDetails(DATABASE.jdbc(), new RetentionSettings(Duration.ofDays(400)));

        assertThat(details.delete(NOW)).isEqualTo(2500);

        assertThat(seen()).isEqualTo(1);
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from journal where reason = 'day 1'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2501);
    }

    @Test
    void everythingIsKeptWhereNobodySaysOtherwise() {
        new OldDetails(DATABASE.jdbc(), new RetentionSettings(null)).delete(NOW);

        assertThat(seen()).isEqualTo(2501);
    }

    @Test
    void nobodyLosesTheLastMonthByMistake() {
        assertThatThrownBy(() -> new RetentionSettings(Duration.ofDays(3)))
                .hasMessageContaining("must be at least 30d");
    }
}
