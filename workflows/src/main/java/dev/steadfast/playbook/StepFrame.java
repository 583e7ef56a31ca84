package dev.steadfast.playbook;

import dev.steadfast.calendar.SendRules;
import dev.steadfast.condition.Condition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every step has, whatever its kind. Where something is absent, the playbook's own rule holds.
 *
 * @param id unique in the playbook
 * @param guard the step's {@code if}; absent means always
 * @param otherwise the step's {@code else}: when the guard is false, or when a wait ends unanswered
 * @param expires how late a held or deferred touch may still go
 * @param onUncertain what to do with a message of which nobody knows whether it left
 * @param line where the step begins in its file, from 1
 */
public record StepFrame(
        String id,
        Moment moment,
        @Nullable Condition guard,
        List<Step> otherwise,
        Playbook.@Nullable Late late,
        @Nullable SendRules send,
        @Nullable Duration expires,
        Playbook.@Nullable Purpose purpose,
        Playbook.@Nullable OnUncertain onUncertain,
        int line) {}
