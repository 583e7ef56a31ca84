package dev.steadfast.api.timeline;

import dev.steadfast.store.enrolments.Upcoming;
import dev.steadfast.store.journal.JournalEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an account's timeline.
 *
 * @param at business time
 * @param kind keyword of the step in YAML, or {@code command}, {@code event} and the like
 * @param outcome planned, done, skipped, deferred, held, parked or failed
 * @param to an address or a person
 * @param by who did it; absent for what is to come
 * @param recordedAt wall clock; absent for what is to come
 */
public record TimelineItem(
        Instant at,
        @Nullable String enrolment,
        @Nullable String playbook,
        @Nullable String step,
        String kind,
        String outcome,
        @Nullable String reason,
        @Nullable String to,
        @Nullable String by,
        @Nullable Instant recordedAt) {

    static TimelineItem of(JournalEntry past) {
        return new TimelineItem(
                past.at(),
                past.enrolment(),
                past.playbook(),
                past.step(),
                past.kind(),
                past.outcome(),
                past.reason(),
                past.recipient(),
                past.by(),
                past.recordedAt());
    }

    static TimelineItem of(Upcoming.Planned planned) {
        return new TimelineItem(
                planned.at(),
                planned.enrolment(),
                planned.playbook(),
                planned.step(),
                planned.kind(),
                "planned",
                planned.reason(),
                planned.to(),
                null,
                null);
    }
}
