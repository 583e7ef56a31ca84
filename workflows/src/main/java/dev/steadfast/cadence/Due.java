package dev.steadfast.cadence;

import java.time.Instant;

/**
 * When the pending step is due.
 *
 * @param at in business time, never before the moment of planning
 * @param late whether its day had passed before the run could reach it, so that it will be left out
 */
public record Due(Instant at, boolean late) {}
