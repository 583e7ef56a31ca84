package dev.steadfast.store.versions;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.store.touches.TouchSlot;
import dev.steadfast.store.touches.TouchState;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the ledger holds of the step that a run is at. A message whose fate is open is brought to its end by the version
 * that claimed it: only that one knows what it was, and what to do if nobody can tell whether it left.
 */
@Component
class BegunTouches {

    private final TouchLedger ledger;

    BegunTouches(TouchLedger ledger) {
        this.ledger = ledger;
    }

    /** Why the run cannot leave its version at this moment, or empty. */
    Optional<String> underWay(Run run, CadenceState state) {
        return slots(run, state).stream()
                .filter(slot -> slot.state() == TouchState.SENDING || slot.state() == TouchState.UNCERTAIN)
                .findFirst()
                .map(slot -> "step " + state.step() + " is writing to " + slot.recipient()
                        + " at this moment; ask again once that has ended");
    }

    /** What would be lost of messages that are written down for the step, and not all sent; or empty. */
    Optional<String> loss(Run run, Playbook to, CadenceState state) {
        String id = state.step();
        if (id == null || slots(run, state).isEmpty()) {
            return Optional.empty();
        }
        Step before = run.playbook().outline().step(id);
        Optional<Step> after = to.outline().find(id);
        boolean goesOn = before instanceof Touch touch
                && after.isPresent()
                && after.get() instanceof Touch other
                && other.channel() == touch.channel();
        return goesOn
                ? Optional.empty()
                : Optional.of("step " + id + " has begun to write to its recipients, and would "
                        + (after.isPresent() ? "be " + after.get().kind() : "not go on"));
    }

    private List<TouchSlot> slots(Run run, CadenceState state) {
        String step = state.step();
        return step == null ? List.of() : ledger.slots(new TouchKey(run.enrolment(), step, state.occurrence(step)));
    }
}
