package dev.steadfast.simulation;

import dev.steadfast.cadence.StepResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a step at a moment. A step that is put off or waits for an answer comes several times.
 *
 * @param kind the YAML keyword
 * @param to addresses, people or queues, comma separated; null when nobody is concerned
 */
public record Foreseen(
        String step,
        String kind,
        Instant at,
        StepResult.Kind outcome,
        @Nullable String to,
        String reason) {}
