package dev.steadfast.api.slack;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.commands.CommandRefused;
import dev.steadfast.store.commands.NoSuchEnrolment;
import dev.steadfast.store.enrolments.EnrolmentQueries;
import dev.steadfast.store.tasks.NoSuchTask;
import dev.steadfast.store.tasks.TaskDesk;
import dev.steadfast.store.tasks.TaskQueries;
import dev.steadfast.store.tasks.TaskRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does what a button says, by the desks that REST and the pages use. It stores, and does not wait for the run. */
@Component
class ClickDesk {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final TaskDesk tasks;
    private final TaskQueries queries;
    private final CommandDesk commands;
    private final EnrolmentQueries enrolments;
    private final BusinessClock clock;

    ClickDesk(
            TaskDesk tasks,
            TaskQueries queries,
            CommandDesk commands,
            EnrolmentQueries enrolments,
            BusinessClock clock) {
        this.tasks = tasks;
        this.queries = queries;
        this.commands = commands;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /**
     * Does it.
     *
     * @param by e-mail address of who pressed the button
     * @return what is to be read in the place of the buttons, also where it was refused; empty where the button is not ours
     */
    Optional<String> act(Click click, String by) {
        try {
            return switch (click.action()) {
                case "done" -> {
                    tasks.complete(click.value(), null, "by Slack", by);
                    yield Optional.of("Done by " + by);
                }
                case "snooze" -> {
                    Instant until = clock.nowFor(account(click.value())).plus(A_DAY);
                    tasks.snooze(click.value(), until, by);
                    yield Optional.of("Snoozed for a day by " + by);
                }
                case "escalate" -> {
                    escalate(click, by);
                    yield Optional.of("Escalated by " + by);
                }
                default -> Optional.empty();
            };
        } catch (TaskRefused | CommandRefused | NoSuchTask | NoSuchEnrolment e) {
            return Optional.of("Not done: " + e.getMessage());
        }
    }

    private String account(String task) {
        return queries.find(task).map(found -> found.account()).orElse("");
    }

    /** Pressed twice under one message it is one command. */
    private void escalate(Click click, String by) {
        String account =
                enrolments.find(click.value()).map(found -> found.account()).orElse("");
        String key = "slack " + click.channel() + " " + click.message();
        commands.submit(click.value(), new Command.Escalate(clock.nowFor(account)), by, "by Slack", key);
    }
}
