package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Stores what became of a step: a line for people, the next due moment, the checkpoint. */
@Component
class StepRecorder {

    private final RunStore runs;
    private final Journal journal;

    StepRecorder(RunStore runs, Journal journal) {
        this.runs = runs;
        this.journal = journal;
    }

    /**
     * Stores what became of a step and plans what comes after it.
     *
     * @return the result with the next due moment, or that the run is fenced
     */
    StepResult record(Pending pending, Begun.Ended ended) {
        Run run = pending.run();
        CadenceState state = pending.state();
        Instant now = pending.now();
        StepResult result = ended.result();
        StepResult planned = planned(run, state, pending.facts(), result, now);
        CadenceState after = Interpreter.fold(run.playbook(), state, planned);
        if (!runs.save(run, after, planned, now)) {
            return StepResult.of(result.step(), StepResult.Kind.FENCED, null, now);
        }
        journal.write(new Journal.Line(
                run.account().id(),
                run.enrolment(),
                run.published().name(),
                pending.step().id(),
                pending.step().kind(),
                outcome(result),
                ended.reason(),
                ended.concerns(),
                "steadfast",
                now,
                ended.rule() == null ? null : ended.rule().word(),
                pending.seen()));
        if (!run.rows().isEmpty()) {
            runs.markApplied(run.enrolment(), state.applied());
        }
        if (after.isFinished() && run.newest() > state.applied()) {
            runs.markLate(run.enrolment(), state.applied());
        }
        return planned;
    }

    /** A step that has begun to wait is done as far as a reader can see: its task is open. */
    private static String outcome(StepResult result) {
        return result.kind() == StepResult.Kind.WAITING ? "done" : result.kind().word();
    }

    private static StepResult planned(Run run, CadenceState state, Facts facts, StepResult result, Instant now) {
        CadenceState after = Interpreter.fold(run.playbook(), state, result);
        if (!after.needsPlanning()) {
            return result;
        }
        Due due = Scheduler.schedule(run.playbook(), after, facts, now);
        return result.dueAt(due);
    }
}
