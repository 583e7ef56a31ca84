package dev.steadfast.store.runs;

import dev.steadfast.cadence.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An input from outside as it was stored before anybody was answered.
 *
 * @param seq its number in the enrolment, from 1
 * @param by who sent it
 * @param at when, in business time
 * @param note what the person wrote, kept out of Temporal
 */
public record InputRow(
        long seq,
        String id,
        Input.Numbered input,
        String by,
        Instant at,
        @Nullable String note) {}
