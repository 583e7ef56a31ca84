package dev.steadfast.admission;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One enrolment of an account, past or present, as far as it decides about another one.
 *
 * @param family that it holds, while it is open
 * @param anchorDate the date of the account that it counts from, where it is one
 * @param finishedAt null while it is open
 */
public record Stay(
        String enrolment,
        String playbook,
        @Nullable String key,
        @Nullable String family,
        Instant anchor,
        @Nullable LocalDate anchorDate,
        @Nullable Instant finishedAt) {

    public boolean isOpen() {
        return finishedAt == null;
    }
}
