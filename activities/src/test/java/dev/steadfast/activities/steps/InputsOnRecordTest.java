package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.MANAGER;
import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a timeline says about commands and events, and the tasks that they open and close. */
class InputsOnRecordTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static Steps steps;

    private RunOfSteps run;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps();
        steps.publish("calls", """
                title: Calls
                exit: [{ on: account.churned, as: churned }]
                goal: { on: milestone.first_value, then: continue }
                pause: { on: contract.disputed, until: contract.dispute_closed }
                steps:
                  - { id: call, task: Call them, wait: true, until: 30d }
                  - { id: signed, day: 40, wait-for: contract.signed, until: day 60 }
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @BeforeEach
    void aTaskIsOpen() {
        run = steps.enrol("calls", steps.account(admin("ada")));
        run.perform();
    }

    private TaskView escalation() {
        return run.taskOf(MANAGER);
    }

    @Test
    void anEscalationOpensAnUrgentTaskForTheManager() {
        run.ask(new Command.Escalate(NOW), "They want to leave");

        assertThat(escalation().kind()).isEqualTo(TaskKind.ESCALATION);
        assertThat(escalation().urgent()).isTrue();
        assertThat(escalation().title()).isEqualTo("Escalated by ana: Acme, Calls");
        assertThat(escalation().details()).isEqualTo("They want to leave");
        assertThat(run.journal("escalate")).containsExactly("done: to " + MANAGER + ": They want to leave");
        assertThat(run.state().waiting()).as("the cadence goes on waiting").isTrue();
    }

    @Test
    void everyEscalationIsATaskOfItsOwnAndEndsWithoutTheRun() {
        run.ask(new Command.Escalate(NOW), "One");
        run.ask(new Command.Escalate(NOW), "Two");

        assertThat(run.tasks())
                .filteredOn(task -> task.kind() == TaskKind.ESCALATION)
                .hasSize(2);

        long before = run.state().applied();
        run.complete(escalation(), null);
        assertThat(run.state().applied()).isEqualTo(before);
    }

    @Test
    void whatIsUrgentStandsBeforeWhatIsDueLater() {
        run.ask(new Command.Escalate(NOW), null);
        steps.jdbc()
                .sql("update task set due = ? where enrolment = ? and kind = 'task'")
                .params(java.sql.Timestamp.from(NOW.plus(Duration.ofDays(2))), run.enrolment())
                .update();

        assertThat(run.tasks()).extracting(TaskView::kind).containsExactly(TaskKind.ESCALATION, TaskKind.TASK);
    }

    @Test
    void aSnoozeSaysUntilWhenInTheCustomersTime() {
        Instant until = run.state().due().plus(Duration.ofDays(2));
        run.ask(new Command.Snooze(null, until), "On holiday");

        assertThat(run.journal("snooze"))
                .singleElement()
                .asString()
                .startsWith("done: put off until ")
                .endsWith(": On holiday");
    }

    @Test
    void aMovedDayZeroIsSaid() {
        run.ask(new Command.Reschedule(NOW.minus(Duration.ofDays(1)), NOW), null);

        assertThat(run.journal("reschedule")).singleElement().asString().startsWith("done: day 0 is now ");
    }

    @Test
    void aReplanThatMovesNothingIsNotWorthALine() {
        run.ask(new Command.Replan(), null);

        assertThat(run.journal("replan")).isEmpty();
    }

    @Test
    void aReplanThatMovesSomethingSaysFromWhereToWhere() {
        run.ask(new Command.Skip("call", NOW), null);
        Instant was = run.state().due();
        steps.jdbc()
                .sql("update account set time_zone = 'Pacific/Kiritimati' where id = ?")
                .param(run.account())
                .update();

        run.ask(new Command.Replan(), null);

        assertThat(run.state().due()).isNotEqualTo(was);
        assertThat(run.journal("replan"))
                .singleElement()
                .asString()
                .startsWith("done: moved from ")
                .contains(" to ");
    }

    @Test
    void whoTakesThePlaceIsNamedAndTheTaskIsCancelled() {
        run.ask(new Command.Supersede("critical", NOW), null);

        assertThat(run.journal("supersede")).containsExactly("done: makes room for critical");
        assertThat(run.onlyTask().state()).isEqualTo("cancelled");
        assertThat(run.state().outcome()).isEqualTo("superseded");
    }

    @Test
    void anEventThatHoldsTheRunSaysSo() {
        run.happens("contract.disputed");
        run.happens("contract.dispute_closed");

        assertThat(run.journal("contract.disputed")).containsExactly("done: rests until contract.dispute_closed");
        assertThat(run.journal("contract.dispute_closed")).containsExactly("done: goes on");
        assertThat(run.onlyTask().state()).isEqualTo("open");
    }

    @Test
    void anEventThatEndsTheRunCancelsItsTask() {
        run.happens("account.churned");

        assertThat(run.journal("account.churned")).containsExactly("done: the playbook ends: churned");
        assertThat(run.onlyTask().state()).isEqualTo("cancelled");
    }

    @Test
    void theGoalAndWhatComesTooEarlyAreKept() {
        run.happens("milestone.first_value");
        run.happens("contract.signed");

        assertThat(run.journal("milestone.first_value")).containsExactly("done: goal reached");
        assertThat(run.journal("contract.signed")).containsExactly("done: kept for the step that waits for it");
        assertThat(run.onlyTask().state()).isEqualTo("open");
    }

    @Test
    void whatTheRunWaitedForIsOnTheStep() {
        run.ask(new Command.Skip("call", NOW), null);
        run.perform();
        run.happens("contract.signed");

        String line = "done: what the playbook waited for; the playbook ends: completed";
        assertThat(run.journal("contract.signed")).containsExactly(line);
        assertThat(run.journal("signed")).contains(line);
        assertThat(run.state().outcome()).isEqualTo("completed");
    }

    @Test
    void whatHappenedBeforeTheEnrolmentAnswersNoWaitHoweverLateItComesIn() {
        run.ask(new Command.Skip("call", NOW), null);
        run.perform();
        Instant enrolled = run.state().enrolledAt();

        run.happened("contract.signed", enrolled.minusMillis(1));
        assertThat(run.state().waiting()).isTrue();
        assertThat(run.journal("contract.signed"))
                .as("the event itself is on record")
                .isEmpty();

        run.happened("contract.signed", enrolled);
        assertThat(run.state().outcome()).isEqualTo("completed");
    }
}
