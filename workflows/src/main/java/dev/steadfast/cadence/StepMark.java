package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a step.
 *
 * @param how it ended
 * @param outcome what a person answered, for tasks
 * @param at when
 */
@JsonInclude(Include.NON_NULL)
public record StepMark(StepResult.Kind how, @Nullable String outcome, Instant at) {}
