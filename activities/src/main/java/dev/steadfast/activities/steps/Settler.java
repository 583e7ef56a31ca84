package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.CommandRules;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.InputRow;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.workflow.SettleActivity;
import dev.steadfast.workflow.SettleCall;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Folds the inputs that a run has folded onto its checkpoint, records what they did, and plans anew. */
@Component
public class Settler implements SettleActivity {

    private final TransactionTemplate transaction;
    private final RunStore runs;
    private final InputRecorder recorder;
    private final BusinessClock clock;

    Settler(TransactionTemplate transaction, RunStore runs, InputRecorder recorder, BusinessClock clock) {
        this.transaction = transaction;
        this.runs = runs;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public StepResult settle(SettleCall call) {
        return Objects.requireNonNull(transaction.execute(status -> settleLocked(call)));
    }

    private StepResult settleLocked(SettleCall call) {
        Optional<Run> found = runs.lock(call.enrolment()).filter(run -> run.epoch() == call.epoch());
        if (found.isEmpty()) {
            return StepResult.of("", StepResult.Kind.FENCED, null, clock.wall());
        }
        Run run = found.get();
        CadenceState state = run.checkpoint();
        InputRow replan = null;
        for (InputRow row : run.rowsUpTo(call.applied())) {
            CadenceState after = Interpreter.fold(run.playbook(), state, row.seq(), row.input());
            replan = row.input() instanceof Command.Replan ? row : replan;
            fold(run, row, state, after);
            state = after;
        }
        runs.markApplied(run.enrolment(), call.applied());
        Instant now = clock.now(state.offset());
        state = planned(run, state, now);
        if (replan != null) {
            recorder.replanned(run, replan, run.checkpoint(), state);
        }
        runs.save(run, state, null, now);
        if (state.isFinished()) {
            runs.markLate(run.enrolment(), call.applied());
        }
        String step = state.step() == null ? "" : state.step();
        return StepResult.of(step, StepResult.Kind.PLANNED, null, now).dueAt(due(state));
    }

    private void fold(Run run, InputRow row, CadenceState before, CadenceState after) {
        Optional<String> refusal = row.input() instanceof Command command
                ? CommandRules.refusal(run.playbook(), before, command)
                : Optional.empty();
        if (refusal.isPresent()) {
            runs.markRefused(run.enrolment(), row.seq(), refusal.get());
        } else {
            recorder.record(run, row, before, after);
        }
    }

    private static @Nullable Due due(CadenceState state) {
        return state.due() == null ? null : new Due(state.due(), state.late(), state.nominal());
    }

    private static CadenceState planned(Run run, CadenceState state, Instant now) {
        if (!state.needsPlanning()) {
            return state;
        }
        Due due = Scheduler.schedule(run.playbook(), state, run.factsAt(now), now);
        StepResult plan = StepResult.of(String.valueOf(state.step()), StepResult.Kind.PLANNED, null, now)
                .dueAt(due);
        return Interpreter.fold(run.playbook(), state, plan);
    }
}
