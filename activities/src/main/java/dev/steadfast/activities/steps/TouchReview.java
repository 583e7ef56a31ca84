package dev.steadfast.activities.steps;

import dev.steadfast.playbook.Touch;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.store.touches.TouchReviews;
import dev.steadfast.store.touches.TouchSlot;
import dev.steadfast.store.touches.TouchState;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sums up what became of a step's messages, and has a person look at those that were parked. */
@Component
class TouchReview {

    private final TaskStore tasks;

    TouchReview(TaskStore tasks) {
        this.tasks = tasks;
    }

    /** Opens a task about one message. */
    void ask(Pending pending, Touch step, TouchSlot parked, boolean mayHaveLeft) {
        String title = mayHaveLeft
                ? "Find out whether \"" + step.template() + "\" reached " + parked.recipient()
                : "Reach " + parked.recipient() + " another way: \"" + step.template() + "\" did not";
        tasks.open(pending.task(TaskKind.REVIEW, parked.slot(), title, pending.owner())
                .saying(parked.answer())
                .offering(TouchReviews.Outcome.all()));
    }

    /** What the step comes to when all its messages have ended: done, or parked with whom it did not reach and why. */
    Begun.Ended end(Pending pending, String because, List<TouchSlot> slots) {
        String everybody = slots.stream().map(TouchSlot::recipient).collect(Collectors.joining(", "));
        List<TouchSlot> parked =
                slots.stream().filter(slot -> slot.state() == TouchState.PARKED).toList();
        if (parked.isEmpty()) {
            return pending.done(because, everybody);
        }
        return slots.size() == 1
                ? pending.parked(String.valueOf(parked.getFirst().answer()), everybody)
                : pending.parked(
                        parked.stream()
                                .map(slot -> slot.recipient() + ": " + slot.answer())
                                .collect(Collectors.joining("; ")),
                        everybody);
    }
}
