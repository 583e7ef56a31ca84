package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Seen;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.tasks.NewTask;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step that is about to be performed; its run is locked by the transaction that decides.
 *
 * @param state with every input folded that the run has folded
 * @param now business time of the decision
 * @param attempt tells this attempt from every other one
 * @param occurrence which time the step comes, from 1
 */
record Pending(Run run, CadenceState state, Facts facts, Step step, Instant now, String attempt, int occurrence) {

    /** The step that its run has come to. */
    Pending(Run run, CadenceState state, Facts facts, Step step, Instant now, String attempt) {
        this(run, state, facts, step, now, attempt, state.occurrence(step.id()));
    }

    /** Whoever looks after the account, else the pool. */
    String owner() {
        return Optional.ofNullable(run.account().ownerEmail()).orElse("pool");
    }

    /** What is known that decides whether a message may leave; nothing where the step sends none. */
    Map<String, String> seen() {
        return step instanceof Touch touch ? Seen.by(run.playbook(), facts, touch, now) : Map.of();
    }

    /** Messages of this touch as they are decided to be now. */
    TouchPlan plan(Touch touch, List<String> recipients, String reason) {
        return new TouchPlan(
                new TouchKey(run.enrolment(), touch.id(), occurrence),
                run.account().id(),
                touch.channel().word(),
                touch.kind(),
                run.playbook().purpose(touch).word(),
                touch.template(),
                recipients,
                run.turn(),
                reason,
                now);
    }

    /** A task of this step, for the person or contact at that place of its list. */
    NewTask task(TaskKind kind, int slot, String title, String assignee) {
        return NewTask.of(
                run.account().id(),
                NewTask.Origin.step(run.enrolment(), step.id(), occurrence(), slot),
                kind,
                title,
                assignee,
                now);
    }

    Begun.Ended done(String reason, @Nullable String concerns) {
        return ended(StepResult.Kind.DONE, reason, concerns);
    }

    Begun.Ended skipped(String reason) {
        return ended(StepResult.Kind.SKIPPED, reason, null);
    }

    /** A person has to look at it; the cadence goes on. */
    Begun.Ended parked(String reason, @Nullable String concerns) {
        return ended(StepResult.Kind.PARKED, reason, concerns);
    }

    private Begun.Ended ended(StepResult.Kind kind, String reason, @Nullable String concerns) {
        return new Begun.Ended(StepResult.of(step.id(), kind, null, now), reason, concerns);
    }
}
