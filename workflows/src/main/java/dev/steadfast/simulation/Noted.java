package dev.steadfast.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came in during a simulation, and what it did to the run besides answering a step.
 *
 * @param what the type of an event, or the keyword of a command
 * @param effect in words; null when it only became known
 * @param refused whether the run refused it
 */
public record Noted(Instant at, String what, @Nullable String effect, boolean refused) {}
