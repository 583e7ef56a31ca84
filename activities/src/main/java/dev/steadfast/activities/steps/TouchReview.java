package dev.steadfast.activities.steps;

import dev.steadfast.playbook.Touch;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.tasks.NewTask;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskStore;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchReviews;
import dev.steadfast.store.touches.TouchSlot;
import dev.steadfast.store.touches.TouchState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sums up what became of a step's messages, and has a person look at those that were parked. */
@Component
class TouchReview {

    private final TaskStore tasks;

    TouchReview(TaskStore tasks) {
        this.tasks = tasks;
    }

    /** Opens a task about one message of the pending step. */
    void ask(Pending pending, Touch step, TouchSlot parked, boolean mayHaveLeft) {
        TouchKey key = new TouchKey(pending.run().enrolment(), step.id(), pending.occurrence());
        ask(pending.run(), key, step.template(), parked, mayHaveLeft, pending.now());
    }

    /** Opens a task about one message, wherever its run stands. */
    void ask(Run run, TouchKey key, String template, TouchSlot parked, boolean mayHaveLeft, Instant now) {
        String title = mayHaveLeft
                ? "Find out whether \"" + template + "\" reached " + parked.recipient()
                : "Reach " + parked.recipient() + " another way: \"" + template + "\" did not";
        NewTask.Origin origin = NewTask.Origin.step(key.enrolment(), key.step(), key.occurrence(), parked.slot());
        String owner = Optional.ofNullable(run.account().ownerEmail()).orElse("pool");
        tasks.open(NewTask.of(run.account().id(), origin, TaskKind.REVIEW, title, owner, now)
                .saying(parked.answer())
                .offering(TouchReviews.Outcome.all()));
    }

    /**
     * What the step comes to when all its messages have ended: done for those whom it reached, parked with whom it did not
     * reach and why, skipped where none of them was to leave any more.
     */
    Begun.Ended end(Pending pending, String because, List<TouchSlot> slots) {
        String everybody = recipients(slots);
        List<TouchSlot> failed =
                slots.stream().filter(slot -> !slot.state().left()).toList();
        if (failed.isEmpty()) {
            return pending.done(because, everybody);
        }
        String why = failed.stream()
                .map(slot -> slots.size() == 1 || slot.state() == TouchState.SKIPPED
                        ? String.valueOf(slot.answer())
                        : slot.recipient() + ": " + slot.answer())
                .collect(Collectors.joining("; "));
        if (failed.stream().anyMatch(slot -> slot.state() == TouchState.PARKED)) {
            return pending.parked(why, everybody);
        }
        return failed.size() == slots.size()
                ? pending.skipped(why)
                : pending.done(
                        because + "; " + why,
                        recipients(slots.stream()
                                .filter(slot -> slot.state().left())
                                .toList()));
    }

    private static String recipients(List<TouchSlot> slots) {
        return slots.stream().map(TouchSlot::recipient).collect(Collectors.joining(", "));
    }
}
