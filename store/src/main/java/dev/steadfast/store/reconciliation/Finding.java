package dev.steadfast.store.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What did not fit.
 *
 * @param kind {@code lost}: an open enrolment without a run, which got a new one; {@code stray}: a run without an open
 *     enrolment, which is for a person to look at
 * @param runId the engine's id of a stray's run; null for a lost one
 * @param enrolment whose run was lost; null for a stray
 * @param detail what was found, in words
 * @param foundAt wall-clock time
 * @param seenAt when it was last found
 * @param settledAt when it was put right or was gone; null while it is open
 */
public record Finding(
        long id,
        String kind,
        String workflowId,
        @Nullable String runId,
        @Nullable String enrolment,
        String detail,
        Instant foundAt,
        Instant seenAt,
        @Nullable Instant settledAt) {}
