package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.folding.InputFolder;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.workflow.SettleActivity;
import dev.steadfast.workflow.SettleCall;
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
    private final InputFolder folder;
    private final BusinessClock clock;

    Settler(TransactionTemplate transaction, RunStore runs, InputFolder folder, BusinessClock clock) {
        this.transaction = transaction;
        this.runs = runs;
        this.folder = folder;
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
        InputFolder.Folded folded = folder.fold(run, call.applied());
        CadenceState state = folded.state();
        runs.save(run, state, null, folded.now());
        if (state.isFinished()) {
            runs.markLate(run.enrolment(), call.applied());
        }
        String step = state.step() == null ? "" : state.step();
        return StepResult.of(step, StepResult.Kind.PLANNED, null, folded.now()).dueAt(due(state));
    }

    private static @Nullable Due due(CadenceState state) {
        return state.due() == null ? null : new Due(state.due(), state.late(), state.nominal());
    }
}
