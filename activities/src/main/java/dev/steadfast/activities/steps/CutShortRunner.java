package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.store.touches.TouchSlot;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Leaves out what is left of a touch: where some of its recipients have their message already, it is done all the same. */
@Component
class CutShortRunner implements StepRunner<Touch, StepDecision.Skip> {

    private final TouchLedger ledger;

    CutShortRunner(TouchLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Class<Touch> step() {
        return Touch.class;
    }

    @Override
    public Class<StepDecision.Skip> decision() {
        return StepDecision.Skip.class;
    }

    @Override
    public Begun begin(Pending pending, Touch step, StepDecision.Skip skip) {
        List<TouchSlot> sent = step.to().all() ? sent(pending) : List.of();
        if (sent.isEmpty()) {
            return new Begun.Ended(skip.result(step.id(), pending.now()), skip.reason(), null, skip.rule());
        }
        String reached = sent.stream().map(TouchSlot::recipient).collect(Collectors.joining(", "));
        return pending.done("it reached " + reached + " only: " + skip.reason(), reached);
    }

    private List<TouchSlot> sent(Pending pending) {
        TouchKey key = new TouchKey(pending.run().enrolment(), pending.step().id(), pending.occurrence());
        return ledger.slots(key).stream().filter(slot -> slot.state().left()).toList();
    }
}
