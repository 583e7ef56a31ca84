package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.store.touches.TouchSlot;
import dev.steadfast.store.touches.TouchState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The second transaction of a message: stores what the provider said, and the step's result where it was the last. */
@Component
class TouchDesk {

    /** With the back-off of the activity some eight hours: then a person should know. */
    private static final int MOST_FAILURES = 100;

    private final TouchLedger ledger;
    private final TouchReview review;
    private final StepRecorder recorder;
    private final BusinessClock clock;

    TouchDesk(TouchLedger ledger, TouchReview review, StepRecorder recorder, BusinessClock clock) {
        this.ledger = ledger;
        this.review = review;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** What a message has come to. */
    record Verdict(TouchState state, String words, @Nullable String providerId) {
        Verdict(TouchState state, String words) {
            this(state, words, null);
        }
    }

    /** Empty when a message of the step has yet to be sent, this one or another. */
    Optional<StepResult> conclude(Message message, Sent sent) {
        Pending pending = message.pending();
        if (sent instanceof Sent.NotYet later) {
            // nobody was asked, so nothing is counted
            ledger.learn(
                    message.claim().key().enrolment(),
                    message.claim().key().step(),
                    message.claim().token(),
                    TouchState.FAILED,
                    later.text(),
                    clock.now(pending.state().offset()));
            return Optional.empty();
        }
        Verdict verdict = verdict(message, sent);
        Optional<TouchState> state = ledger.close(
                message.claim(),
                verdict.state(),
                verdict.words(),
                verdict.providerId(),
                clock.now(pending.state().offset()));
        if (state.isEmpty()) {
            return Optional.empty();
        }
        TouchSlot slot = new TouchSlot(
                message.claim().slot(),
                message.claim().recipient(),
                state.get(),
                message.claim().token(),
                Instant.EPOCH,
                message.claim().failures(),
                verdict.words());
        if (state.get() == TouchState.PARKED) {
            review.ask(pending, message.step(), slot, sent instanceof Sent.Unknown);
        }
        List<TouchSlot> slots = new ArrayList<>(message.others());
        slots.add(slot);
        slots.sort(Comparator.comparingInt(TouchSlot::slot));
        return slots.stream().allMatch(one -> one.state().ended())
                ? Optional.of(recorder.record(pending, review.end(pending, message.reason(), slots)))
                : Optional.empty();
    }

    static Verdict verdict(Message message, Sent sent) {
        int failures = message.claim().failures() + 1;
        return switch (sent) {
            case Sent.Accepted accepted -> new Verdict(TouchState.SENT, accepted.text(), accepted.providerId());
            case Sent.Refused refused -> new Verdict(TouchState.PARKED, refused.text());
            case Sent.Failed failed when failures < MOST_FAILURES -> new Verdict(TouchState.FAILED, failed.text());
            case Sent.Failed failed -> new Verdict(TouchState.PARKED, "tried " + failures + " times: " + failed.text());
            case Sent.NotYet later -> new Verdict(TouchState.FAILED, later.text());
            case Sent.Unknown unknown
            when Doubt.goesOn(message.step(), message.channel(), failures) ->
                new Verdict(TouchState.UNCERTAIN, unknown.text());
            case Sent.Unknown unknown ->
                new Verdict(TouchState.PARKED, "it may or may not have left: " + unknown.text());
        };
    }
}
