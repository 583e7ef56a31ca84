package dev.steadfast.simulation;

import dev.steadfast.admission.Stay;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.CommandRules;
import dev.steadfast.cadence.Decider;
import dev.steadfast.cadence.Decision;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.RunFacts;
import dev.steadfast.cadence.Scheduler;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a simulation. */
final class Play {

    private final Underway underway;
    private final String because;
    private final String id;
    private final Runs runs;
    private final @Nullable LocalDate anchorDate;
    private final List<Foreseen> steps = new ArrayList<>();
    private CadenceState state;
    private @Nullable Instant finishedAt;

    /**
     * A run that stands where {@code underway} says.
     *
     * @param because why it began
     * @param id among the runs of the simulation
     * @param anchorDate the date of the account that it counts from, where it is one
     */
    Play(Underway underway, String because, String id, Runs runs, @Nullable LocalDate anchorDate) {
        this.underway = underway;
        this.because = because;
        this.id = id;
        this.runs = runs;
        this.anchorDate = anchorDate;
        this.state = underway.state();
    }

    Underway underway() {
        return underway;
    }

    Playbook playbook() {
        return underway.playbook();
    }

    String id() {
        return id;
    }

    CadenceState state() {
        return state;
    }

    boolean isFinished() {
        return state.isFinished();
    }

    Simulated.Run told() {
        return new Simulated.Run(playbook(), underway.key(), state.enrolledAt(), because, steps, state);
    }

    /** What it is to playbooks that the account wants to enter. */
    Stay stay() {
        return new Stay(
                id,
                playbook().name(),
                underway.key(),
                playbook().precedence().family(),
                state.anchor(),
                anchorDate,
                finishedAt);
    }

    /** When it does something by itself; {@link Instant#MAX} where it waits for others. */
    Instant moment(Instant now) {
        return switch (Interpreter.next(state, now)) {
            case Decision.SleepUntil sleep -> sleep.due();
            case Decision.Await ignored -> Instant.MAX;
            case Decision.Finish ignored -> Instant.MAX;
            case Decision.Plan ignored -> now;
            case Decision.Perform ignored -> now;
        };
    }

    /** Whether what comes next has to be planned before it can be done. */
    boolean isUnplanned() {
        return state.due() == null;
    }

    void plan(Instant now) {
        fold(StepResult.of(String.valueOf(state.step()), StepResult.Kind.PLANNED, null, now), now);
    }

    Step pending() {
        return playbook().outline().step(Objects.requireNonNull(state.step()));
    }

    Facts facts(Instant now) {
        return runs.facts(this, now);
    }

    StepDecision decide(Instant now) {
        return Decider.decide(playbook(), state, facts(now), now);
    }

    /** The pending step has come to this. */
    void conclude(StepDecision decision, StepResult result, String reason, Instant now) {
        Step step = pending();
        steps.add(new Foreseen(step.id(), step.kind(), now, result.kind(), decision.concerns(), reason));
        fold(result, now);
    }

    private void fold(StepResult result, Instant now) {
        CadenceState after = Interpreter.fold(playbook(), state, result);
        if (after.needsPlanning()) {
            Due due = Scheduler.schedule(playbook(), after, facts(now), now);
            after = Interpreter.fold(playbook(), state, result.dueAt(due));
        }
        become(after, now);
    }

    private void become(CadenceState after, Instant now) {
        state = after;
        if (finishedAt == null && after.isFinished()) {
            finishedAt = now;
        }
    }

    /** Hears of an event; what it does to the run as a whole, in words, or null. */
    @Nullable
    String deliver(Scripted.Event event, Instant now) {
        if (!playbook().names(event.type()) || !Enrolment.concerns(playbook(), underway.key(), event.data())) {
            return null;
        }
        List<String> means = playbook()
                .means(event.type(), new RunFacts(playbook(), state, facts(now), null).withInput(event.data()));
        return means.isEmpty()
                ? null
                : take(new Input.Event(event.type(), event.at(), means), event.type() + " came", now);
    }

    Optional<String> refusal(Command command) {
        return CommandRules.refusal(playbook(), state, command);
    }

    /**
     * Folds an input, and plans anew where it changed the plan; what it does to the run as a whole, in words, or null.
     *
     * @param answer why a step is answered by it, if one is
     */
    @Nullable
    String take(Input.Numbered input, String answer, Instant now) {
        CadenceState earlier = state;
        become(Interpreter.fold(playbook(), state, state.applied() + 1, input), now);
        state.steps().forEach((step, mark) -> {
            if (!mark.equals(earlier.steps().get(step))) {
                String kind = playbook().outline().step(step).kind();
                steps.add(new Foreseen(step, kind, now, mark.how(), null, answer));
            }
        });
        if (state.needsPlanning()) {
            plan(now);
        }
        return Words.effect(playbook(), earlier, state);
    }
}
