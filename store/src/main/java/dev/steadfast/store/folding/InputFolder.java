package dev.steadfast.store.folding;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.CommandRules;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.InputRow;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Folds the stored inputs of a run onto its checkpoint and records what each of them did; the caller stores the state. */
@Component
public class InputFolder {

    private final RunStore runs;
    private final InputRecorder recorder;
    private final BusinessClock clock;

    InputFolder(RunStore runs, InputRecorder recorder, BusinessClock clock) {
        this.runs = runs;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Where a run stands once its inputs are folded and its pending step is planned.
     *
     * @param now business time, by the clock that the inputs may have moved
     */
    public record Folded(CadenceState state, Instant now) {}

    /**
     * Folds the inputs up to {@code seq}. Needs the caller's transaction, which holds the run's lock.
     *
     * @param run as it was read under that lock
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Folded fold(Run run, long seq) {
        CadenceState state = run.checkpoint();
        InputRow replan = null;
        for (InputRow row : run.rowsUpTo(seq)) {
            CadenceState after = Interpreter.fold(run.playbook(), state, row.seq(), row.input());
            replan = row.input() instanceof Command.Replan ? row : replan;
            record(run, row, state, after);
            state = after;
        }
        runs.markApplied(run.enrolment(), seq);
        Instant now = clock.now(state.offset());
        state = Scheduler.planned(run.playbook(), state, run.factsAt(now), now);
        if (replan != null) {
            recorder.replanned(run, replan, run.checkpoint(), state);
        }
        return new Folded(state, now);
    }

    private void record(Run run, InputRow row, CadenceState before, CadenceState after) {
        Optional<String> refusal = row.input() instanceof Command command
                ? CommandRules.refusal(run.playbook(), before, command)
                : Optional.empty();
        if (refusal.isPresent()) {
            runs.markRefused(run.enrolment(), row.seq(), refusal.get());
        } else {
            recorder.record(run, row, before, after);
        }
    }
}
