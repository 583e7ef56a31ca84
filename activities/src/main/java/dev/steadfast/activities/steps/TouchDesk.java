package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.store.touches.TouchSlot;
import dev.steadfast.store.touches.TouchState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The second transaction of a message: stores what the provider said, and the step's result where it was the last. */
@Component
class TouchDesk {

    /** With the back-off of the activity some eight hours: then a person should know. */
    private static final int MOST_FAILURES = 100;

    private final TouchLedger ledger;
    private final TouchReview review;
    private final StepRecorder recorder;

    TouchDesk(TouchLedger ledger, TouchReview review, StepRecorder recorder) {
        this.ledger = ledger;
        this.review = review;
        this.recorder = recorder;
    }

    private record Verdict(TouchState state, String words) {}

    /** Empty when a message of the step has yet to be sent, this one or another. */
    Optional<StepResult> conclude(Message message, Sent sent) {
        Verdict verdict = verdict(message, sent);
        if (!ledger.close(message.claim(), verdict.state(), verdict.words())) {
            return Optional.empty();
        }
        Pending pending = message.pending();
        TouchSlot slot = new TouchSlot(
                message.claim().slot(),
                message.claim().recipient(),
                verdict.state(),
                message.claim().token(),
                Instant.EPOCH,
                message.claim().failures(),
                verdict.words());
        if (verdict.state() == TouchState.PARKED) {
            review.ask(pending, message.step(), slot, sent instanceof Sent.Unknown);
        }
        List<TouchSlot> slots = new ArrayList<>(message.others());
        slots.add(slot);
        slots.sort(Comparator.comparingInt(TouchSlot::slot));
        return slots.stream().allMatch(one -> one.state().ended())
                ? Optional.of(recorder.record(pending, review.end(pending, message.reason(), slots)))
                : Optional.empty();
    }

    private static Verdict verdict(Message message, Sent sent) {
        int failures = message.claim().failures() + 1;
        return switch (sent) {
            case Sent.Accepted accepted -> new Verdict(TouchState.SENT, accepted.text());
            case Sent.Refused refused -> new Verdict(TouchState.PARKED, refused.text());
            case Sent.Failed failed when failures < MOST_FAILURES -> new Verdict(TouchState.FAILED, failed.text());
            case Sent.Failed failed -> new Verdict(TouchState.PARKED, "tried " + failures + " times: " + failed.text());
            case Sent.Later later -> new Verdict(TouchState.DEFERRED, later.text());
            case Sent.Unknown unknown
            when TouchRunner.resends(message.step(), failures) -> new Verdict(TouchState.UNCERTAIN, unknown.text());
            case Sent.Unknown unknown ->
                new Verdict(TouchState.PARKED, "it may or may not have left: " + unknown.text());
        };
    }
}
