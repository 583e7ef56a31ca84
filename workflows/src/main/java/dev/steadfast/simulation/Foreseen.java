package dev.steadfast.simulation;

import dev.steadfast.cadence.StepResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step as it will come, if nothing else does.
 *
 * @param kind the YAML keyword
 * @param to an address or a person
 */
public record Foreseen(
        String step,
        String kind,
        Instant at,
        StepResult.Kind outcome,
        @Nullable String to,
        String reason) {}
