package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.reach.Consent;
import dev.steadfast.store.reach.Consents;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppressions;
import dev.steadfast.store.tasks.TaskView;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody once, and nobody is forgotten because another one could not be reached. */
class SeveralRecipientsTest {

    private static Steps steps;

    private Account account;
    private RunOfSteps run;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps();
        steps.publish("to-all", """
                steps:
                  - { id: news, email: text, to: { all: [admin] } }
                  - { id: more, after: 4h, email: text, to: { all: [admin] } }
                """);
        steps.publish("lifecycle", "steps: [{ id: news, email: text, purpose: lifecycle, to: { all: [admin] } }]");
        steps.publish("another", "steps: [{ id: news, email: text, purpose: lifecycle, to: { all: [admin] } }]");
        steps.publish("to-gold", """
                steps:
                  - { id: news, if: account.custom.plan == "gold", email: text, to: { all: [admin] } }
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @BeforeEach
    void threeAdmins() {
        steps.mail().forget();
        account = steps.account(admin("ada"), admin("ben"), admin("cy"));
        run = steps.enrol("to-all", account);
    }

    private String id(int slot) {
        return run.enrolment() + ".news.1." + slot + "@steadfast.example";
    }

    private void standsAt(int slot, String state, String deadline) {
        steps.jdbc()
                .sql("update touch set state = ?, token = 'other', deadline = clock_timestamp() + ?::interval"
                        + " where enrolment = ? and slot = ?")
                .params(state, deadline, run.enrolment(), slot)
                .update();
    }

    /** The first attempt got nowhere; from here a test says how far it really came. */
    private void writtenDown() {
        steps.mail().answering("MAIL", "421 closed for lunch");
        assertThatThrownBy(run::perform).isInstanceOf(ApplicationFailure.class);
        steps.mail().forget();
    }

    @Test
    void everybodyGetsAMessageOfTheirOwn() {
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);

        assertThat(steps.messages()).containsExactly(id(0), id(1), id(2));
        assertThat(steps.mail().heard()).contains("Subject: Hello ada", "Subject: Hello ben", "Subject: Hello cy");
        assertThat(run.ledger())
                .containsExactly(
                        "news/1/0 ada@acme.example sent",
                        "news/1/1 ben@acme.example sent",
                        "news/1/2 cy@acme.example sent");
        assertThat(run.state().step()).isEqualTo("more");
    }

    @Test
    void oneLifecycleMessageADayForAContactHoldsNobodyOfTheSameStepUp() {
        run = steps.enrol("lifecycle", account);
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(steps.messages()).containsExactly(id(0), id(1), id(2));

        RunOfSteps another = steps.enrol("another", account);
        assertThat(another.perform().kind()).isEqualTo(StepResult.Kind.DEFERRED);
        assertThat(another.journal("news").getFirst()).startsWith("deferred: another message left today");
        assertThat(steps.messages()).hasSize(3);
    }

    @Test
    void twoRunsThatAreDueAtOnceDoNotBothWriteToAContact() throws Exception {
        account = steps.account(admin("ada"));
        RunOfSteps one = steps.enrol("lifecycle", account);
        RunOfSteps other = steps.enrol("another", account);

        try (var both = Executors.newFixedThreadPool(2)) {
            var results = both.invokeAll(List.<Callable<StepResult>>of(one::perform, other::perform));

            assertThat(List.of(
                            results.getFirst().get().kind(),
                            results.getLast().get().kind()))
                    .containsExactlyInAnyOrder(StepResult.Kind.DONE, StepResult.Kind.DEFERRED);
        }
        assertThat(steps.messages()).hasSize(1);
    }

    @Test
    void whoIsRefusedIsNamedAndTheOthersGetTheirs() {
        steps.mail().answering("RCPT TO:<ben@acme.example>", "550 nobody here");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);

        assertThat(steps.messages()).containsExactly(id(0), id(2));
        assertThat(run.journal("news")).containsExactly("parked: ben@acme.example: 550 nobody here");
        TaskView task = run.onlyTask();
        assertThat(task.title()).contains("ben@acme.example");
        assertThat(task.assignee()).isEqualTo(Steps.OWNER);
    }

    @Test
    void whoCannotBeReachedNowHoldsNobodyUpAndIsTriedAgainAlone() {
        steps.mail().answering("RCPT TO:<ada@acme.example>", "450 come back later");

        assertThatThrownBy(run::perform)
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getMessage()).contains("450 come back later"));
        assertThat(steps.messages()).containsExactly(id(1), id(2));
        assertThat(run.state().step()).as("the step is not done").isEqualTo("news");

        steps.mail().forget();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(steps.messages()).containsExactly(id(0));
    }

    @Test
    void afterACrashTheRestGoesOnWhereItStopped() {
        writtenDown();
        standsAt(0, "sent", "0");
        standsAt(1, "sending", "-1 second");
        standsAt(2, "planned", "0");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);

        assertThat(steps.messages()).containsExactly(id(2));
        assertThat(run.onlyTask().title()).isEqualTo("Find out whether \"text\" reached ben@acme.example");
    }

    @Test
    void anotherAttemptThatMayBeSendingIsWaitedForByAll() {
        writtenDown();
        standsAt(1, "sending", "30 seconds");

        assertThatThrownBy(run::perform)
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("busy"));
        assertThat(steps.messages()).isEmpty();
    }

    @Test
    void aPauseStopsTheRest() {
        writtenDown();
        standsAt(0, "sent", "0");
        steps.bean(CommandDesk.class).submit(run.enrolment(), new Command.Pause(Instant.now()), "ana", null, null);

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.STALE);
        assertThat(steps.messages()).isEmpty();
    }

    @Test
    void recipientsStayWhoTheyWereWhenTheFirstMessageWasClaimed() {
        writtenDown();
        with(admin("dee"), admin("ada"), admin("cy"));

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);

        assertThat(steps.messages()).containsExactly(id(0), id(2));
        assertThat(run.journal("news")).containsExactly("parked: ben@acme.example: no contact of the account any more");
    }

    @Test
    void whoMayNotBeWrittenToAnyMoreIsLeftOut() {
        writtenDown();
        standsAt(0, "sent", "0");
        steps.bean(Consents.class)
                .add(new Consent(
                        "email", "ben@acme.example", "transactional", false, "a page", null, "ben", Instant.now()));
        steps.bean(Suppressions.class)
                .add(new Suppression(
                        "email", "cy@acme.example", Suppression.Reason.COMPLAINT, "bounce", null, Instant.now()));
        try {
            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);

            assertThat(steps.messages()).isEmpty();
            assertThat(run.ledger())
                    .containsExactly(
                            "news/1/0 ada@acme.example sent",
                            "news/1/1 ben@acme.example skipped",
                            "news/1/2 cy@acme.example skipped");
            assertThat(run.journal("news").getFirst())
                    .contains(
                            "ben@acme.example has taken back the consent", "cy@acme.example is suppressed: complaint");
        } finally {
            steps.bean(Suppressions.class).lift("email", "cy@acme.example");
            steps.jdbc().sql("delete from consent").update();
        }
    }

    @Test
    void aMessageThatNobodyMayGetAnyMoreIsSkipped() {
        account = steps.account(admin("ada"), admin("ben"));
        steps.publish("to-one", "steps: [{ id: news, email: text, to: [admin] }]");
        run = steps.enrol("to-one", account);
        writtenDown();
        steps.bean(Suppressions.class)
                .add(new Suppression(
                        "email", "ada@acme.example", Suppression.Reason.COMPLAINT, "bounce", null, Instant.now()));
        try {
            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.SKIPPED);

            assertThat(steps.messages()).isEmpty();
            assertThat(run.journal("news").getFirst()).contains("ada@acme.example is suppressed");
        } finally {
            steps.bean(Suppressions.class).lift("email", "ada@acme.example");
        }
    }

    @Test
    void whatIsLeftOutHalfWayIsDoneForThoseItReached() {
        run = steps.enrol("to-gold", account);
        writtenDown();
        standsAt(0, "sent", "0");
        steps.jdbc()
                .sql("update account set custom = '{}' where id = ?")
                .param(account.id())
                .update();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);

        assertThat(steps.messages()).isEmpty();
        assertThat(run.journal("news").getFirst()).startsWith("done: it reached ada@acme.example only: ");
    }

    private void with(Contact... contacts) {
        steps.store(new Account(
                account.id(),
                account.name(),
                account.domain(),
                account.segment(),
                account.arr(),
                account.currency(),
                account.ownerEmail(),
                account.managerEmail(),
                account.timeZone(),
                account.locale(),
                account.country(),
                account.status(),
                account.contractStart(),
                account.renewalDate(),
                account.custom(),
                List.copyOf(Arrays.asList(contacts))));
    }
}
