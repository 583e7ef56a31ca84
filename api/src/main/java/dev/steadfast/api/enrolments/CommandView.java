package dev.steadfast.api.enrolments;

import dev.steadfast.store.commands.CommandStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of something that was asked of an enrolment.
 *
 * @param type pause, resume, skip, snooze, reschedule, escalate, cancel or complete-task; supersede and replan are
 *     not a person's
 * @param state pending, applied, refused or late
 * @param reason why it was refused
 * @param at business time
 */
@Schema(name = "Command")
record CommandView(
        String id,
        String enrolment,
        String type,
        String state,
        @Nullable String reason,
        String by,
        Instant at) {

    static CommandView of(CommandStatus status) {
        return new CommandView(
                status.id(),
                status.enrolment(),
                status.type(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.reason(),
                status.by(),
                status.at());
    }
}
