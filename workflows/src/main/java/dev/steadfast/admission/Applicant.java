package dev.steadfast.admission;

import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An account that asks to enter a playbook, now.
 *
 * @param facts of the account, as of now
 * @param key what tells this run apart from others of the playbook
 * @param occasion when the event happened that lets it in; null where none does
 * @param byHand whether a person wants it, whatever the playbook says about entering again and about those who get nothing
 */
public record Applicant(
        Playbook playbook,
        Facts facts,
        @Nullable String key,
        @Nullable Instant occasion,
        boolean byHand) {

    Instant now() {
        return facts.account().now();
    }

    ZoneId zone() {
        return facts.account().zone();
    }

    /** What day 0 would be. */
    public Instant anchor() {
        return Enrolment.anchor(playbook, facts, occasion == null ? now() : occasion);
    }

    /** The date of the account that the run would count from; null where it counts from a moment. */
    public @Nullable LocalDate anchorDate() {
        return Enrolment.anchorDate(playbook, facts.customer());
    }
}
