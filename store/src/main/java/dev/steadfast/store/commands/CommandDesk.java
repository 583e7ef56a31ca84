package dev.steadfast.store.commands;

import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.CommandRules;
import dev.steadfast.store.Ids;
import dev.steadfast.store.Instants;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.InputStore;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes commands: refuses what makes no sense, stores the rest so that it reaches the run whatever fails. */
@Component
public class CommandDesk {

    private final JdbcClient jdbc;
    private final RunStore runs;
    private final InputStore inputs;
    private final BusinessClock clock;

    CommandDesk(JdbcClient jdbc, RunStore runs, InputStore inputs, BusinessClock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.inputs = inputs;
        this.clock = clock;
    }

    /**
     * Stores a command of a person.
     *
     * @param key of the caller: the same key again is the same command
     * @throws NoSuchEnrolment when there is none
     * @throws CommandRefused with the reason, when it makes no sense now
     */
    @Transactional
    public Submitted submit(String enrolment, Command command, String by, @Nullable String note, @Nullable String key) {
        Run run = runs.lock(enrolment).orElseThrow(() -> new NoSuchEnrolment(enrolment));
        String id = key == null ? Ids.random("c") : Ids.derived("c", enrolment, key);
        if (find(id).isPresent()) {
            return new Submitted(id);
        }
        Instant now = clock.now(run.clock());
        Optional<String> refusal = refusal(run, command, now);
        if (refusal.isPresent()) {
            throw new CommandRefused(refusal.get());
        }
        inputs.add(enrolment, id, command, by, note, now);
        return new Submitted(id);
    }

    /** What the core refuses, and what a person may not ask. */
    private static Optional<String> refusal(Run run, Command command, Instant now) {
        Optional<String> ofPerson = switch (command) {
            case Command.Reschedule ignored -> CommandRules.fixedAnchor(run.playbook());
            case Command.Snooze snooze
            when !snooze.until().isAfter(now) ->
                Optional.of(
                        "A step is snoozed until a later moment than " + now + "; " + snooze.until() + " has passed");
            default -> Optional.empty();
        };
        return ofPerson.isPresent() ? ofPerson : CommandRules.refusal(run.playbook(), run.state(), command);
    }

    /** @throws NoSuchCommand when there is none */
    public CommandStatus status(String id) {
        return find(id).orElseThrow(() -> new NoSuchCommand(id));
    }

    private Optional<CommandStatus> find(String id) {
        return jdbc.sql("""
                        select id, enrolment, type, coalesce(outcome, 'pending') as state, reason, by, at
                          from input where id = :id and category = 'command' limit 1
                        """)
                .param("id", id)
                .query((row, number) -> new CommandStatus(
                        row.getString("id"),
                        row.getString("enrolment"),
                        row.getString("type"),
                        CommandStatus.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("reason"),
                        row.getString("by"),
                        Instants.read(row, "at")))
                .optional();
    }
}
