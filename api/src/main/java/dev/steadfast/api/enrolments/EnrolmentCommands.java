package dev.steadfast.api.enrolments;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.enrolments.EnrolmentQueries;
import dev.steadfast.store.enrolments.EnrolmentView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks something of an enrolment and waits for the answer; for REST and for the pages' buttons alike. What is refused is a
 * {@link dev.steadfast.api.errors.Conflict}.
 */
@Component
public final class EnrolmentCommands {
    private final CommandDesk desk;
    private final CommandAnswers answers;
    private final EnrolmentQueries enrolments;
    private final BusinessClock clock;

    EnrolmentCommands(CommandDesk desk, CommandAnswers answers, EnrolmentQueries enrolments, BusinessClock clock) {
        this.desk = desk;
        this.answers = answers;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param note why, for the timeline
     * @param key the same key again is the same command
     */
    public record Asking(
            String by, @Nullable String note, @Nullable String key) {}

    /**
     * What was asked.
     *
     * @param command to look it up later
     * @param enrolment as it is now; absent when the engine has not answered within five seconds
     */
    public record Asked(String command, Optional<EnrolmentView> enrolment) {}

    /** Nothing more is done until it is resumed. */
    public Asked pause(String enrolment, Asking asking) {
        return ask(enrolment, new Command.Pause(now(enrolment)), asking);
    }

    /** Goes on. */
    public Asked resume(String enrolment, Asking asking) {
        return ask(enrolment, new Command.Resume(now(enrolment)), asking);
    }

    /** Leaves out the next step; where {@code step} is given, only if that is it. */
    public Asked skip(String enrolment, @Nullable String step, Asking asking) {
        return ask(enrolment, new Command.Skip(step, now(enrolment)), asking);
    }

    /** Ends the run. */
    public Asked cancel(String enrolment, Asking asking) {
        return ask(enrolment, new Command.Cancel(now(enrolment)), asking);
    }

    private Instant now(String enrolment) {
        return enrolments
                .find(enrolment)
                .map(found -> clock.nowFor(found.account()))
                .orElseGet(() -> clock.now(null));
    }

    private Asked ask(String enrolment, Command command, Asking asking) {
        var submitted = desk.submit(enrolment, command, asking.by(), asking.note(), asking.key());
        var applied = answers.applied(submitted.commandId());
        return new Asked(submitted.commandId(), applied ? enrolments.find(enrolment) : Optional.empty());
    }
}
