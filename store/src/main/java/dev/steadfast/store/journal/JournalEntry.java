package dev.steadfast.store.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, skipped, deferred, held, parked or commanded.
 *
 * @param kind keyword of the step in YAML, or what it was instead: {@code command}, {@code event}
 * @param outcome done, skipped, deferred, held, parked or failed
 * @param reason the rule, and the facts that said so
 * @param recipient an address or a person
 * @param by who: a person, or the playbook
 * @param at business time
 * @param recordedAt wall clock
 */
public record JournalEntry(
        long id,
        String account,
        @Nullable String enrolment,
        @Nullable String playbook,
        @Nullable String step,
        String kind,
        String outcome,
        @Nullable String reason,
        @Nullable String recipient,
        String by,
        Instant at,
        Instant recordedAt) {}
