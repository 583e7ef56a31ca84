package dev.steadfast.api.enrolments;

import dev.steadfast.api.Patience;
import dev.steadfast.api.errors.Conflict;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.commands.CommandStatus;
import dev.steadfast.store.commands.CommandStatus.State;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits a little for the engine's answer to a command that is already stored. */
@Component
public final class CommandAnswers {
    private static final Duration MOST = Duration.ofSeconds(5);

    private final CommandDesk desk;
    private final Patience patience;

    CommandAnswers(CommandDesk desk, Patience patience) {
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * True once the command was applied, false when there is no answer after five seconds; the command is not lost then.
     *
     * @throws Conflict when it was refused
     */
    public boolean applied(String command) {
        return isApplied(patience.await(MOST, () -> desk.status(command), status -> status.state() != State.PENDING));
    }

    private static boolean isApplied(CommandStatus status) {
        return switch (status.state()) {
            case APPLIED -> true;
            case PENDING -> false;
            case REFUSED -> throw new Conflict(status.reason() == null ? "Refused." : status.reason());
            case LATE -> throw new Conflict("Too late: the enrolment had finished.");
        };
    }
}
