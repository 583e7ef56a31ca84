package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation came to.
 *
 * @param runs in the order in which they began; those that were open at the beginning come first, in the order given
 * @param outside the playbooks that had no run, and why
 * @param notes what came in, in order
 */
public record Simulated(List<Run> runs, List<Outside> outside, List<Noted> notes) {

    public Simulated {
        runs = List.copyOf(runs);
        outside = List.copyOf(outside);
        notes = List.copyOf(notes);
    }

    /**
     * One run.
     *
     * @param key what tells it apart from others of the playbook; null where nothing does
     * @param begun when it began
     * @param because why the account was enrolled
     * @param steps what became of the steps, in order
     * @param state where it stands at the end
     */
    public record Run(
            Playbook playbook,
            @Nullable String key,
            Instant begun,
            String because,
            List<Foreseen> steps,
            CadenceState state) {

        public Run {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A playbook that the account did not enter.
     *
     * @param because why not, as things stand at the end
     */
    public record Outside(Playbook playbook, String because) {}

    /** When the first run began; null when none did. */
    public @Nullable Instant begun() {
        return runs.isEmpty() ? null : runs.getFirst().begun();
    }

    /** Why the first run began, or why there is none. */
    public String because() {
        return runs.isEmpty()
                ? outside.isEmpty() ? "" : outside.getFirst().because()
                : runs.getFirst().because();
    }

    /** What became of the steps of all runs, by time. */
    public List<Foreseen> steps() {
        return runs.size() == 1
                ? runs.getFirst().steps()
                : runs.stream()
                        .flatMap(run -> run.steps().stream())
                        .sorted(Comparator.comparing(Foreseen::at))
                        .toList();
    }

    /** Where the latest run stands at the end; null when none began. */
    public @Nullable CadenceState state() {
        return runs.isEmpty() ? null : runs.getLast().state();
    }

    /** How the latest run ended; null when it is still open, or none began. */
    public @Nullable String outcome() {
        CadenceState state = state();
        return state == null ? null : state.outcome();
    }
}
