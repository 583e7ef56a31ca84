package dev.steadfast.playbook;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** When a step is due, as the playbook says it; the {@code Scheduler} turns it into an instant. */
public sealed interface Moment {

    /**
     * On a day counted from the anchor's day in the account's zone.
     *
     * @param time wall-clock time of that day, or null for the opening of the send window
     * @param inherited taken over from the step around it, so never late on its own account
     */
    record OnDay(int day, @Nullable LocalTime time, boolean inherited) implements Moment {}

    /** This long after the step above has ended. */
    record After(Duration delay) implements Moment {}

    /** As soon as the step above has ended. */
    record AtOnce() implements Moment {}
}
