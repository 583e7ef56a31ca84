package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation came to.
 *
 * @param begun when the run began; null when none did
 * @param because why the account was enrolled, or why not
 * @param steps what became of the steps, in order
 * @param notes what came in, in order
 * @param state where the run stands at the end; null when none began
 */
public record Simulated(
        @Nullable Instant begun,
        String because,
        List<Foreseen> steps,
        List<Noted> notes,
        @Nullable CadenceState state) {

    public Simulated {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** How the run ended; null when it is still open, or never began. */
    public @Nullable String outcome() {
        return state == null ? null : state.outcome();
    }
}
