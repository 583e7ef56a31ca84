package dev.steadfast.playbook;

import dev.steadfast.calendar.SendWindow;
import dev.steadfast.condition.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every step has, whatever its kind.
 *
 * @param id unique in the playbook
 * @param guard the step's {@code if}; absent means always
 * @param otherwise the step's {@code else}: when the guard is false, or when a wait ends unanswered
 * @param late overrides the playbook's rule
 * @param send overrides the playbook's window
 * @param line where the step begins in its file, from 1
 */
public record StepFrame(
        String id,
        Moment moment,
        @Nullable Condition guard,
        List<Step> otherwise,
        Playbook.@Nullable Late late,
        @Nullable SendWindow send,
        int line) {}
