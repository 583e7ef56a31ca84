package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.CommandRules;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.runs.InputRow;
import dev.steadfast.store.runs.InputStore;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.workflow.SettleActivity;
import dev.steadfast.workflow.SettleCall;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Folds the inputs that a run has folded onto its checkpoint, says so in the journal, and plans anew. */
@Component
public class Settler implements SettleActivity {

    private final TransactionTemplate transaction;
    private final RunStore runs;
    private final TaskStore tasks;
    private final Journal journal;
    private final BusinessClock clock;

    Settler(TransactionTemplate transaction, RunStore runs, TaskStore tasks, Journal journal, BusinessClock clock) {
        this.transaction = transaction;
        this.runs = runs;
        this.tasks = tasks;
        this.journal = journal;
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
        for (InputRow row : run.rowsUpTo(call.applied())) {
            CadenceState after = Interpreter.fold(run.playbook(), state, row.seq(), row.input());
            record(run, row, state, after);
            state = after;
        }
        runs.markApplied(run.enrolment(), call.applied());
        Instant now = clock.now(state.offset());
        state = planned(run, state, now);
        runs.save(run, state, null, now);
        if (state.isFinished()) {
            runs.markLate(run.enrolment(), call.applied());
        }
        String step = state.step() == null ? "" : state.step();
        return StepResult.of(step, StepResult.Kind.PLANNED, null, now).dueAt(due(state));
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

    private void record(Run run, InputRow row, CadenceState before, CadenceState after) {
        switch (row.input()) {
            case Command command -> {
                Optional<String> refusal = CommandRules.refusal(run.playbook(), before, command);
                if (refusal.isPresent()) {
                    runs.markRefused(run.enrolment(), row.seq(), refusal.get());
                } else {
                    obeyed(run, row, command, before);
                }
            }
            case Input.Event event
            when !after.sameButForApplied(before) ->
                write(run, row, stepOf(before, after), event.event(), meaning(before, after));
            case Input.Event ignored -> {
                // it changed nothing: the event itself is on record
            }
        }
        if (after.isFinished() && !before.isFinished()) {
            tasks.cancelWaiting(run.enrolment(), row.by(), row.at());
        }
    }

    private static @Nullable String stepOf(CadenceState before, CadenceState after) {
        boolean answered = before.waiting() && !Objects.equals(before.step(), after.step());
        return answered && !after.isFinished() ? before.step() : null;
    }

    private static String meaning(CadenceState before, CadenceState after) {
        if (after.isFinished()) {
            return "the playbook ends: " + after.outcome();
        }
        return before.goalAt() == null && after.goalAt() != null ? "goal reached" : "what the playbook waited for";
    }

    private void obeyed(Run run, InputRow row, Command command, CadenceState before) {
        switch (command) {
            case Command.MoveClock ignored -> {
                // time passes for everybody; nobody wants to read of it in every timeline
            }
            case Command.CompleteTask complete -> {
                tasks.complete(run.enrolment(), complete.step(), complete.outcome(), row.note(), row.by(), row.at());
                write(run, row, complete.step(), "task", text(complete.outcome(), row.note()));
            }
            case Command.Skip ignored -> {
                if (before.waiting()) {
                    tasks.cancelWaiting(run.enrolment(), row.by(), row.at());
                }
                write(run, row, before.step(), "skip", text("left out by " + row.by(), row.note()));
            }
            case Command other -> write(run, row, null, InputStore.type(other), row.note());
        }
    }

    private static @Nullable String text(@Nullable String what, @Nullable String note) {
        return what == null || note == null ? (what == null ? note : what) : what + ": " + note;
    }

    private void write(Run run, InputRow row, @Nullable String step, String kind, @Nullable String reason) {
        journal.write(new Journal.Line(
                run.account().id(),
                run.enrolment(),
                run.published().name(),
                step,
                kind,
                "done",
                reason,
                null,
                row.by(),
                row.at()));
    }
}
