package dev.steadfast.store.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.cadence.Happening;
import dev.steadfast.store.ReadingRows;
import dev.steadfast.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run's one statement says about events. */
class EventFactsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final ReadingRows rows = new ReadingRows(DATABASE.jdbc());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fill() {
        DATABASE.empty();
        rows.account("acme", "Acme", "ana@ours.example", 0);
        rows.account("other", "Other", "ana@ours.example", 0);
        rows.enrolment("e1", "acme", "renewal", "active");
    }

    private static void event(String id, String account, String type, String at, String data) {
        DATABASE.jdbc()
                .sql("insert into event (id, type, account, at, data, state)"
                        + " values (?, ?, ?, ?::timestamptz, ?::jsonb, 'accepted')")
                .params(id, type, account, at, data)
                .update();
    }

    private static Map<String, Happening> events() {
        return DATABASE.jdbc()
                .sql(RunReader.SELECT)
                .query((row, number) -> RunReader.events(row.getString("events")))
                .single();
    }

    @Test
    void theLatestOfEachTypeComesWithItsDataHoweverOldItIs() {
        event("1", "acme", "nps.answered", "2024-01-01T00:00:00Z", "{\"score\": 3}");
        event(
                "2",
                "acme",
                "nps.answered",
                "2025-01-01T00:00:00Z",
                "{\"score\": 9, \"why\": null, \"of\": {\"a\": [1]}}");
        event("3", "acme", "nps.answered", "2024-06-01T00:00:00Z", "{\"score\": 5}");
        event("4", "acme", "invoice.paid", "2026-04-01T10:00:00+02:00", "{}");
        event("5", "other", "contract.signed", "2026-04-01T00:00:00Z", "{}");

        assertThat(events())
                .isEqualTo(Map.of(
                        "nps.answered",
                        new Happening(
                                Instant.parse("2025-01-01T00:00:00Z"),
                                Map.of("score", 9L, "of", Map.of("a", List.of(1L)))),
                        "invoice.paid",
                        Happening.at(Instant.parse("2026-04-01T08:00:00Z"))));
    }

    @Test
    void withoutEventsThereAreNone() {
        assertThat(events()).isEmpty();
    }

    @Test
    void knowsTheDataOfTheEventThatEnrolled() {
        assertThat(trigger()).isEmpty();

        DATABASE.jdbc()
                .sql("update enrolment set trigger = '{\"invoice_id\": \"I-7\", \"amount\": 120}'")
                .update();

        assertThat(trigger()).isEqualTo(Map.of("invoice_id", "I-7", "amount", 120L));
    }

    private static Map<String, Object> trigger() {
        return DATABASE.jdbc()
                .sql(RunReader.SELECT)
                .query((row, number) -> RunReader.trigger(row.getString("trigger")))
                .single();
    }
}
