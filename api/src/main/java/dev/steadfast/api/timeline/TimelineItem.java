package dev.steadfast.api.timeline;

import dev.steadfast.store.enrolments.Upcoming;
import dev.steadfast.store.journal.JournalEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an account's timeline.
 *
 * @param at business time
 * @param occurrence which time the step will come; absent where it comes once, and in the past
 * @param kind keyword of the step in YAML, or the command or event that it was; {@code enrol} without a step where the
 *     account was enrolled
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
        @Nullable Integer occurrence,
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
                null,
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
                planned.occurrence() == 1 ? null : (Integer) planned.occurrence(),
                planned.kind(),
                "planned",
                planned.reason(),
                planned.to(),
                null,
                null);
    }

    /** The same with other words why. */
    public TimelineItem because(String words) {
        return new TimelineItem(at, enrolment, playbook, step, occurrence, kind, outcome, words, to, by, recordedAt);
    }
}
