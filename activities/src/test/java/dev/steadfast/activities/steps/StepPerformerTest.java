package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.activities.email.ScriptedServer;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.settings.SendingSwitch;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.workflow.SettleCall;
import dev.steadfast.workflow.StepCall;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One message at most, whatever fails in between. */
class StepPerformerTest {

    private static Steps steps;

    private RunOfSteps run;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps();
        steps.publish("two-letters", """
                steps:
                  - { id: welcome, email: text }
                  - { id: reminder, after: 4h, email: text }
                """);
        steps.publish("three-letters", """
                steps:
                  - { id: welcome, email: text }
                  - { id: reminder, after: 4h, email: text }
                  - { id: farewell, after: 4h, email: text }
                """);
        steps.publish("stubborn", "steps: [{ id: welcome, email: text, on-uncertain: resend }]");
        steps.publish("nameless", "steps: [{ id: welcome, email: nameless }]");
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @BeforeEach
    void anAccountIsEnrolled() {
        steps.mail().forget();
        run = steps.enrol("two-letters", steps.account(admin("ada")));
    }

    /** As a worker that died in the middle of a send leaves it. */
    private void claimedByAnother(String deadline) {
        steps.jdbc().sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient,
                                           template, state, token, deadline, message_id, at)
                        values (?, 'welcome', 1, 0, ?, 'email', 'email', 'transactional', 'ada@acme.example', 'text',
                                'sending', 'other', clock_timestamp() + ?::interval, '<x@y>', clock_timestamp())
                        """).params(run.enrolment(), run.account(), deadline).update();
    }

    @Test
    void sendsTheMessageAndPlansTheNextStep() {
        StepResult result = run.perform();

        assertThat(result.kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(run.state().due()).isAfter(result.at().plusSeconds(4 * 3600 - 1));
        assertThat(steps.messages()).containsExactly(run.enrolment() + ".welcome.1.0@steadfast.example");
        assertThat(steps.mail().heard()).contains("Subject: Hello ada");
        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example sent");
    }

    @Test
    void aRepeatedCallAnswersWhatIsStoredAndSendsNothing() {
        StepCall call = run.call();
        StepResult first = run.perform(call);

        assertThat(run.perform(call)).isEqualTo(first);
        assertThat(steps.messages()).hasSize(1);
    }

    @Test
    void aRunOfTheEnginesBackupIsBuiltAnewInsteadOfTakingWhatItHasNotDone() {
        run = steps.enrol("three-letters", steps.account(admin("ada")));
        StepCall old = run.call();
        run.perform();
        run.perform();
        started();
        assertThat(run.perform(old).kind()).isEqualTo(StepResult.Kind.FENCED);
        assertThat(epoch()).isEqualTo(2);
        assertThat(steps.messages()).hasSize(2);
    }

    @Test
    void aRunThatTheDatabasesBackupHasNotSeenYetDoesNothing() {
        StepCall ahead = new StepCall(run.enrolment(), 1, "reminder", 7, 0);
        assertThatThrownBy(() -> run.perform(ahead))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The database is behind this run");
        assertThat(epoch()).isEqualTo(1);
        assertThat(steps.messages()).isEmpty();
    }

    private void started() {
        steps.jdbc()
                .sql("update enrolment set started_epoch = epoch, dispatch_at = null where id = ?")
                .param(run.enrolment())
                .update();
    }

    private int epoch() {
        return steps.jdbc()
                .sql("select epoch from enrolment where id = ?")
                .param(run.enrolment())
                .query(Integer.class)
                .single();
    }

    @Test
    void nothingLeavesOnceANewerInputIsStored() {
        steps.bean(CommandDesk.class).submit(run.enrolment(), new Command.Pause(Instant.now()), "csm", null, null);

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.STALE);
        assertThat(steps.messages()).isEmpty();
    }

    @Test
    void aRunOfAnOldEpochChangesNothing() {
        StepCall old = run.call();
        steps.jdbc()
                .sql("update enrolment set epoch = 2 where id = ?")
                .param(run.enrolment())
                .update();

        assertThat(run.perform(old).kind()).isEqualTo(StepResult.Kind.FENCED);
        assertThat(steps.bean(Settler.class)
                        .settle(new SettleCall(run.enrolment(), old.epoch(), 0))
                        .kind())
                .isEqualTo(StepResult.Kind.FENCED);
        assertThat(steps.messages()).isEmpty();
    }

    @Test
    void anAttemptThatMayStillBeSendingIsWaitedFor() {
        claimedByAnother("30 seconds");

        assertThatThrownBy(run::perform).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo("busy");
            assertThat(failure.getNextRetryDelay().toSeconds()).isBetween(20L, 32L);
        });
        assertThat(steps.messages()).isEmpty();
    }

    @Test
    void anAttemptThatNeverSaidHowItEndedIsParkedForAPerson() {
        claimedByAnother("-1 second");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);

        assertThat(run.state().step()).as("the cadence goes on").isEqualTo("reminder");
        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example parked");
        assertThat(steps.messages()).isEmpty();
        assertThat(run.onlyTask().kind()).isEqualTo(TaskKind.REVIEW);
        assertThat(run.onlyTask().title()).isEqualTo("Find out whether \"text\" reached ada@acme.example");
    }

    @Test
    void whoLooksIntoAParkedMessageClosesTheTaskWithoutTellingTheRun() {
        claimedByAnother("-1 second");
        run.perform();

        run.complete(run.onlyTask(), "arrived");

        assertThat(run.onlyTask().state()).isEqualTo("done");
        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example delivered");
        assertThat(run.state().applied()).isZero();
    }

    @Test
    void aStepThatSaysSoResendsWhatMayHaveLeft() {
        run = steps.enrol("stubborn", steps.account(admin("ada")));
        claimedByAnother("-1 second");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(steps.messages()).containsExactly(run.enrolment() + ".welcome.1.0@steadfast.example");
    }

    @Test
    void evenSuchAStepSendsAtMostThreeTimes() {
        run = steps.enrol("stubborn", steps.account(admin("ada")));
        steps.mail().answering(".", ScriptedServer.DROP);

        assertThatThrownBy(run::perform).isInstanceOf(ApplicationFailure.class);
        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example uncertain");
        assertThatThrownBy(run::perform).isInstanceOf(ApplicationFailure.class);
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);

        assertThat(steps.messages()).hasSize(3).containsOnly(run.enrolment() + ".welcome.1.0@steadfast.example");
        assertThat(run.journal("welcome").getFirst()).contains("it may or may not have left");
    }

    @Test
    void aMessageThatIsRefusedForGoodIsParkedForAPerson() {
        run = steps.enrol("two-letters", steps.account(new Contact("Ada", "not an address", null, Role.ADMIN)));

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(run.ledger()).containsExactly("welcome/1/0 not an address parked");
        assertThat(run.onlyTask().details()).isNotBlank();
    }

    @Test
    void aTextWhoseSubjectComesOutEmptyIsNoLetter() {
        run = steps.enrol("nameless", steps.account(admin("ada")));

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(run.journal("welcome")).containsExactly("parked: nameless.md: the subject is empty");
        assertThat(steps.messages()).isEmpty();
    }

    @Test
    void aMailServerThatIsDownIsTriedAgainUnderTheSameMessageId() {
        steps.mail().answering("MAIL", "421 closed for lunch");

        assertThatThrownBy(run::perform)
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("not-sent"));
        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example failed");

        steps.mail().forget();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(steps.messages()).containsExactly(run.enrolment() + ".welcome.1.0@steadfast.example");
    }

    @Test
    void theSwitchHoldsAMessageUntilItIsReleased() {
        SendingSwitch sending = steps.bean(SendingSwitch.class);
        sending.hold("ops");
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.HELD);
        assertThat(steps.messages()).isEmpty();

        assertThat(sending.release("ops")).as("held enrolments").isEqualTo(1);

        StepResult plan = steps.bean(Settler.class).settle(new SettleCall(run.enrolment(), 1, 1));
        assertThat(plan.step()).isEqualTo("welcome");
        assertThat(run.state().due())
                .isBeforeOrEqualTo(steps.bean(BusinessClock.class).wall());
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(List.of(run.ledger())).hasSize(1);
    }
}
