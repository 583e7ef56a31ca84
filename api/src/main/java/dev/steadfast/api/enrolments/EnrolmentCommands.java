package dev.steadfast.api.enrolments;

import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.cadence.Command;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.enrolments.EnrolmentQueries;
import dev.steadfast.store.enrolments.EnrolmentView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks something of an enrolment and waits for the answer; for REST and for the pages' buttons alike. What is refused is a
 * {@link dev.steadfast.api.errors.Conflict}.
 */
@Component
public final class EnrolmentCommands {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final CommandDesk desk;
    private final CommandAnswers answers;
    private final EnrolmentQueries enrolments;
    private final AccountStore accounts;
    private final AccountDefaults defaults;
    private final BusinessClock clock;

    EnrolmentCommands(
            CommandDesk desk,
            CommandAnswers answers,
            EnrolmentQueries enrolments,
            AccountStore accounts,
            AccountDefaults defaults,
            BusinessClock clock) {
        this.desk = desk;
        this.answers = answers;
        this.enrolments = enrolments;
        this.accounts = accounts;
        this.defaults = defaults;
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

    /** Puts the next step off; where {@code step} is given, only if that is it. A run that waits waits longer. */
    public Asked snooze(String enrolment, @Nullable String step, Instant until, Asking asking) {
        return ask(enrolment, new Command.Snooze(step, until.truncatedTo(ChronoUnit.MILLIS)), asking);
    }

    /**
     * Moves day 0.
     *
     * @param to a date, which is its beginning in the account's zone, or an instant
     * @throws RuleBroken when it is neither
     */
    public Asked reschedule(String enrolment, String to, Asking asking) {
        return ask(enrolment, new Command.Reschedule(anchor(enrolment, to.strip()), now(enrolment)), asking);
    }

    /** Puts the account on the manager's desk; the run goes on. */
    public Asked escalate(String enrolment, Asking asking) {
        return ask(enrolment, new Command.Escalate(now(enrolment)), asking);
    }

    private Instant anchor(String enrolment, String to) {
        try {
            return DATE.matcher(to).matches()
                    ? LocalDate.parse(to).atStartOfDay(zone(enrolment)).toInstant()
                    : Instant.parse(to).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw new RuleBroken(
                    "to", to, "must be a date such as 2026-03-02, or an instant such as 2026-03-02T09:00:00Z");
        }
    }

    private ZoneId zone(String enrolment) {
        return enrolments
                .find(enrolment)
                .flatMap(found -> accounts.find(found.account()))
                .map(defaults::zone)
                .orElse(ZoneOffset.UTC);
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
