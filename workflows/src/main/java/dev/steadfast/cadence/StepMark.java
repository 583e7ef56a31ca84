package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a step, the last time it came.
 *
 * @param how it ended
 * @param outcome what a person answered, for tasks and approvals
 * @param at when
 * @param times it has ended
 */
@JsonInclude(Include.NON_NULL)
public record StepMark(StepResult.Kind how, @Nullable String outcome, Instant at, int times) {}
