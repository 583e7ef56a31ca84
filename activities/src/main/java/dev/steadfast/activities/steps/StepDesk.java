package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Decider;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.Ids;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.touches.Claimed;
import dev.steadfast.store.touches.TouchClaim;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.workflow.StepCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two transactions of a step. */
@Component
class StepDesk {

    /** With the back-off of the activity some eight hours: then a person should know. */
    private static final int MOST_FAILURES = 100;

    /** Nothing leaves in the last moments of a claim, so that two machines' clocks need not agree to the second. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final RunStore runs;
    private final TouchLedger ledger;
    private final Deeds deeds;
    private final StepRecorder recorder;
    private final BusinessClock clock;

    StepDesk(RunStore runs, TouchLedger ledger, Deeds deeds, StepRecorder recorder, BusinessClock clock) {
        this.runs = runs;
        this.ledger = ledger;
        this.deeds = deeds;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Decides about the step, and claims the touch if it is one. */
    Prepared prepare(StepCall call) {
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
        if (decision instanceof StepDecision.Send send) {
            return claim(run, state, facts, send, now);
        }
        Step step = run.playbook().outline().step(call.step());
        deeds.carryOut(run, step, decision, now);
        return new Prepared.Answered(recorder.record(
                run, state, facts, decision.result(call.step(), now), decision.reason(), decision.concerns(), now));
    }

    private Prepared answered(StepCall call, StepResult.Kind kind) {
        return new Prepared.Answered(StepResult.of(call.step(), kind, null, clock.wall()));
    }

    private Prepared claim(Run run, CadenceState state, Facts facts, StepDecision.Send send, Instant now) {
        Touch.Email step = (Touch.Email) run.playbook().outline().step(Objects.requireNonNull(state.step()));
        String recipient = send.to().getFirst().address();
        TouchClaim claim = new TouchClaim(
                run.enrolment(),
                step.id(),
                run.account().id(),
                recipient,
                step.template(),
                Ids.random("a"),
                messageId(run, step),
                now);
        Instant wall = clock.wall();
        return switch (ledger.claim(claim, wall)) {
            case Claimed.Yes ignored ->
                new Prepared.ToSend(
                        run,
                        state,
                        facts,
                        step,
                        send.to().getFirst().contact(),
                        claim,
                        send.reason(),
                        now,
                        wall.plus(TouchLedger.LONGEST_SEND).minus(SPARE));
            case Claimed.Busy busy ->
                new Prepared.Busy(Duration.between(wall, busy.deadline()).plusSeconds(1));
            case Claimed.AlreadySent ignored ->
                new Prepared.Answered(recorder.record(
                        run,
                        state,
                        facts,
                        StepResult.of(step.id(), StepResult.Kind.DONE, null, now),
                        send.reason(),
                        recipient,
                        now));
            case Claimed.Uncertain ignored -> {
                ledger.parkAbandoned(run.enrolment(), step.id());
                yield new Prepared.Answered(park(
                        run,
                        state,
                        facts,
                        step,
                        recipient,
                        "the sender ended before it knew whether the message left; it is not sent again unasked",
                        now));
            }
        };
    }

    /** The same for every attempt, so that a mail server or a reader can tell a message that came twice. */
    private static String messageId(Run run, Touch.Email step) {
        return "<" + run.enrolment() + "." + step.id() + ".1.0@steadfast>";
    }

    /** Stores what the provider said; null when the touch is to be tried again. */
    @Nullable
    StepResult conclude(Prepared.ToSend send, Sent sent) {
        String step = send.step().id();
        String recipient = send.claim().recipient();
        int failures = ledger.close(send.claim(), ledgerState(sent), sent.text());
        return switch (sent) {
            case Sent.Accepted ignored ->
                recorder.record(
                        send.run(),
                        send.state(),
                        send.facts(),
                        StepResult.of(step, StepResult.Kind.DONE, null, send.now()),
                        send.reason(),
                        recipient,
                        send.now());
            case Sent.Failed failed when failures < MOST_FAILURES -> null;
            case Sent.Failed failed -> park(send, "tried " + failures + " times: " + failed.text());
            case Sent.Refused refused -> park(send, refused.text());
            case Sent.Unknown unknown -> park(send, "it may or may not have left: " + unknown.text());
        };
    }

    private static String ledgerState(Sent sent) {
        return switch (sent) {
            case Sent.Accepted ignored -> "sent";
            case Sent.Failed ignored -> "failed";
            case Sent.Refused ignored -> "parked";
            case Sent.Unknown ignored -> "parked";
        };
    }

    private StepResult park(Prepared.ToSend send, String reason) {
        return park(
                send.run(),
                send.state(),
                send.facts(),
                send.step(),
                send.claim().recipient(),
                reason,
                send.now());
    }

    /** A person has to look at it; the cadence goes on. */
    private StepResult park(
            Run run, CadenceState state, Facts facts, Touch.Email step, String recipient, String reason, Instant now) {
        deeds.askToReview(run, step, recipient, now);
        StepResult result = StepResult.of(step.id(), StepResult.Kind.PARKED, null, now);
        return recorder.record(run, state, facts, result, reason, recipient, now);
    }
}
