package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a step, and when the next one is due.
 *
 * @param step the step that was performed or planned; empty when nothing is pending
 * @param kind how it ended
 * @param branch the way taken below it, if any
 * @param at when, in business time
 * @param due when the pending step is due, or until when it waits; null when nothing is pending or nothing is known yet
 */
@JsonInclude(Include.NON_DEFAULT)
public record StepResult(
        @JsonInclude(Include.ALWAYS) String step,
        Kind kind,
        @Nullable String branch,
        Instant at,
        @Nullable Due due) implements Input {

    /** How a step ended, or that it did not. */
    public enum Kind {
        DONE,
        SKIPPED,
        /** A person has to look at it; the cadence goes on. */
        PARKED,
        /** Begun; waits for an answer until {@code due}. */
        WAITING,
        /** Not now: due again later. */
        DEFERRED,
        /** Not until sending is released. */
        HELD,
        /** Only its due moment was found. */
        PLANNED,
        /** Newer inputs exist, which have to be folded first; nothing was done. */
        STALE,
        /** The run is not the one that serves the enrolment any more; nothing was done. */
        FENCED;

        /** As timelines say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean ends() {
            return this == DONE || this == SKIPPED || this == PARKED;
        }
    }

    public static StepResult of(String step, Kind kind, @Nullable String branch, Instant at) {
        return new StepResult(step, kind, branch, at, null);
    }

    /** The same, with the due moment of what is pending after it. */
    public StepResult dueAt(@Nullable Due plan) {
        return new StepResult(step, kind, branch, at, plan);
    }

    /** The same, with the moment until which the step waits or is put off. */
    StepResult until(Instant moment) {
        return dueAt(new Due(moment, false, null));
    }
}
