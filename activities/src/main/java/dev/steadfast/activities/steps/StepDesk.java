package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Decider;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.workflow.StepCall;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The first transaction of a step: decides about it under the run's lock, and begins it. */
@Component
class StepDesk {

    private final RunStore runs;
    private final StepRunners runners;
    private final TaskStore tasks;
    private final StepRecorder recorder;
    private final BusinessClock clock;

    StepDesk(RunStore runs, StepRunners runners, TaskStore tasks, StepRecorder recorder, BusinessClock clock) {
        this.runs = runs;
        this.runners = runners;
        this.tasks = tasks;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Decides and begins, unless the result is stored already or newer inputs have to be folded first.
     *
     * @param attempt tells this attempt from every other one
     */
    Prepared prepare(StepCall call, String attempt) {
        Optional<Run> found = runs.lock(call.enrolment()).filter(run -> run.epoch() == call.epoch());
        if (found.isEmpty()) {
            return answered(call, StepResult.Kind.FENCED);
        }
        Run run = found.get();
        if (run.checkpoint().turn() != call.turn()) {
            return new Prepared.Answered(Objects.requireNonNull(run.lastResult(), "a turn without its result"));
        }
        if (run.newest() > call.applied()) {
            return answered(call, StepResult.Kind.STALE);
        }
        CadenceState state = run.stateAt(call.applied());
        Instant now = clock.now(state.offset());
        Facts facts = run.factsAt(now);
        StepDecision decision = Decider.decide(run.playbook(), state, facts, now);
        Pending pending =
                new Pending(run, state, facts, run.playbook().outline().step(call.step()), now, attempt);
        return switch (runners.begin(pending, decision).orElseGet(() -> asDecided(pending, decision))) {
            case Begun.Ended ended -> new Prepared.Answered(recorder.record(pending, ended));
            case Begun.Busy busy -> busy;
            case Begun.Again again -> again;
            case Claimed claimed -> claimed;
        };
    }

    private Prepared answered(StepCall call, StepResult.Kind kind) {
        return new Prepared.Answered(StepResult.of(call.step(), kind, null, clock.wall()));
    }

    private Begun asDecided(Pending pending, StepDecision decision) {
        if (decision instanceof StepDecision.Skip && pending.state().waiting()) {
            tasks.cancelWaiting(pending.run().enrolment(), "steadfast", pending.now());
        }
        return new Begun.Ended(
                decision.result(pending.step().id(), pending.now()), decision.reason(), decision.concerns());
    }
}
