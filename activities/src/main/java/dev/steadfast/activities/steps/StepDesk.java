package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Decider;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.store.touches.TouchState;
import dev.steadfast.workflow.StepCall;
import java.time.Instant;
import java.util.List;
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
    private final DispatchStore dispatches;
    private final TouchLedger ledger;

    StepDesk(
            RunStore runs,
            StepRunners runners,
            TaskStore tasks,
            StepRecorder recorder,
            BusinessClock clock,
            DispatchStore dispatches,
            TouchLedger ledger) {
        this.ledger = ledger;
        this.dispatches = dispatches;
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
     * @param untold what earlier attempts could not store
     */
    Prepared prepare(StepCall call, String attempt, List<Untold> untold) {
        Optional<Run> found = runs.lock(call.enrolment()).filter(run -> run.epoch() == call.epoch());
        if (found.isEmpty()) {
            return answered(call, StepResult.Kind.FENCED);
        }
        Run run = found.get();
        if (run.checkpoint().turn() != call.turn()) {
            return elsewhere(run, call);
        }
        for (Untold one : untold) {
            learn(call, one, clock.now(run.checkpoint().offset()));
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
            case Begun.Overtaken overtaken -> overtaken;
            case Message message -> message;
        };
    }

    /** Of no effect where the attempt has stored it after all, or another one has taken over. */
    private void learn(StepCall call, Untold untold, Instant at) {
        TouchState state = untold.fate() == Untold.Fate.ACCEPTED ? TouchState.SENT : TouchState.FAILED;
        String words = switch (untold.fate()) {
            case ACCEPTED -> "taken; stored later";
            case NOT_SENT -> "not tried yet";
            case NOT_TAKEN -> "not taken";
        };
        ledger.learn(call.enrolment(), call.step(), untold.attempt(), state, words, at);
    }

    /** The result of the turn is stored, or the engine or the database was restored from a backup. */
    private Prepared elsewhere(Run run, StepCall call) {
        int stored = run.checkpoint().turn();
        if (stored == call.turn() + 1) {
            return new Prepared.Answered(Objects.requireNonNull(run.lastResult(), "a turn without its result"));
        }
        if (stored < call.turn()) {
            throw new IllegalStateException(
                    "The database is behind this run: it knows turn " + stored + ", and the run is at " + call.turn()
                            + ". Nothing is done, lest it be done twice; see docs/operations.md");
        }
        dispatches.lost(call.enrolment(), call.epoch());
        return answered(call, StepResult.Kind.FENCED);
    }

    private Prepared answered(StepCall call, StepResult.Kind kind) {
        return new Prepared.Answered(StepResult.of(call.step(), kind, null, clock.wall()));
    }

    private Begun asDecided(Pending pending, StepDecision decision) {
        if (decision instanceof StepDecision.Skip && pending.state().waiting()) {
            tasks.cancelWaiting(pending.run().enrolment(), "steadfast", pending.now());
        }
        return new Begun.Ended(
                decision.result(pending.step().id(), pending.now()),
                decision.reason(),
                decision.concerns(),
                decision.rule());
    }
}
