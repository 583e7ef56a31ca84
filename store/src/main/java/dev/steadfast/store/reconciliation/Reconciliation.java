package dev.steadfast.store.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of enrolments and runs.
 *
 * @param engine identity of the engine: another one whenever its namespace was made anew
 * @param listed whether the engine listed its runs; where it cannot, it was asked about each, and no strays were looked
 *     for
 * @param runs that were looked at
 * @param adopted enrolments of another engine that got a new run here
 * @param rebuilt enrolments whose run was gone and that got a new one
 * @param strays runs that serve no open enrolment
 * @param note what kept the comparison from being complete
 * @param startedAt wall-clock time
 * @param finishedAt wall-clock time
 */
public record Reconciliation(
        String engine,
        boolean listed,
        int runs,
        int adopted,
        int rebuilt,
        int strays,
        @Nullable String note,
        Instant startedAt,
        Instant finishedAt) {}
