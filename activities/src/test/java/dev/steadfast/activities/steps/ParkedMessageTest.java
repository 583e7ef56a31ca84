package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.activities.email.ScriptedServer;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppressions;
import dev.steadfast.store.settings.SendingSwitch;
import dev.steadfast.store.tasks.TaskDesk;
import dev.steadfast.store.tasks.TaskRefused;
import dev.steadfast.store.touches.TouchFeedback;
import dev.steadfast.store.touches.TouchNews;
import dev.steadfast.store.touches.TouchState;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A message of which nobody knows whether it left is a question to a person, and the answer is obeyed. */
class ParkedMessageTest {

    private static Steps steps;

    private RunOfSteps run;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps();
        steps.publish("one-letter", "steps: [{ id: welcome, email: text }]");
        steps.publish("two-letters", """
                steps:
                  - { id: welcome, email: text }
                  - { id: reminder, after: 4h, email: text }
                """);
        steps.publish("resent", "steps: [{ id: welcome, email: text, on-uncertain: resend }]");
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @BeforeEach
    void theServerDropsTheConnectionAfterTheText() {
        parked("two-letters");
    }

    private void parked(String playbook) {
        steps.mail().forget();
        run = steps.enrol(playbook, steps.account(admin("ada")));
        steps.mail().answering(".", ScriptedServer.DROP);
        run.perform();
        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example parked");
        steps.mail().forget();
    }

    private int resend() {
        return steps.bean(Resender.class).run();
    }

    private void answer(String outcome) {
        steps.bean(TaskDesk.class).complete(run.onlyTask().id(), outcome, null, "ana");
    }

    private String id() {
        return run.enrolment() + ".welcome.1.0@steadfast.example";
    }

    private List<String> history() {
        return steps.jdbc()
                .sql("select state || ' ' || by from touch_change where enrolment = ? order by id")
                .param(run.enrolment())
                .query(String.class)
                .list();
    }

    @Test
    void theTaskOffersWhatCanBeSaidOfIt() {
        assertThat(run.onlyTask().outcomes()).containsExactly("arrived", "send-again", "drop");
        assertThatThrownBy(() -> answer("perhaps")).isInstanceOf(TaskRefused.class);
    }

    @Test
    void itArrived() {
        answer("arrived");

        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example delivered");
        assertThat(history()).containsExactly("sending steadfast", "parked steadfast", "delivered ana");
        assertThat(run.journal("review")).containsExactly("done: arrived");
        assertThat(resend()).isZero();
    }

    @Test
    void itIsDropped() {
        answer("drop");

        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example skipped");
        assertThat(resend()).isZero();
        assertThat(steps.messages()).isEmpty();
    }

    @Nested
    class SentAgain {

        @Test
        void underTheSameMessageIdOnceAlthoughTheRunHasGoneOn() {
            answer("send-again");

            assertThat(resend()).isEqualTo(1);
            assertThat(resend()).isZero();

            assertThat(steps.messages()).containsExactly(id());
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example sent");
            assertThat(run.journal("welcome").getLast()).isEqualTo("done: sent again, as ana asked");
            assertThat(run.state().step()).as("the run is where it was").isEqualTo("reminder");
        }

        @Test
        void alsoWhenTheRunIsOver() {
            parked("one-letter");
            assertThat(run.state().isFinished()).isTrue();

            answer("send-again");

            assertThat(resend()).isEqualTo(1);
            assertThat(steps.messages()).containsExactly(id());
        }

        @Test
        void notWhileSendingIsOnHold() {
            steps.bean(SendingSwitch.class).hold("ops");
            answer("send-again");
            try {
                assertThat(resend()).isZero();
                assertThat(run.journal("welcome").getLast()).isEqualTo("held: all sending is on hold");
                assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example deferred");
            } finally {
                steps.bean(SendingSwitch.class).release("ops");
            }
        }

        @Test
        void notToAnAddressThatIsSuppressedMeanwhile() {
            Suppressions suppressions = steps.bean(Suppressions.class);
            suppressions.add(new Suppression(
                    "email", "ada@acme.example", Suppression.Reason.HARD_BOUNCE, "bounce", null, Instant.now()));
            try {
                answer("send-again");

                assertThat(resend()).isZero();
                assertThat(run.journal("welcome").getLast()).contains("ada@acme.example is suppressed: hard-bounce");
                assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example skipped");
            } finally {
                suppressions.lift("email", "ada@acme.example");
            }
        }

        @Test
        void whoMayHaveGotItAndMayNotBeWrittenToIsAQuestionAndNotLeftOut() {
            steps.mail().forget();
            run = steps.enrol("resent", steps.account(admin("ada")));
            steps.mail().answering("RCPT TO:<ada@acme.example>", "550 nobody here");
            run.perform();
            answer("send-again");
            // the worker died while it sent the message once more
            steps.jdbc()
                    .sql("update touch set state = 'sending', deadline = clock_timestamp() - interval '1 minute'"
                            + " where enrolment = ?")
                    .param(run.enrolment())
                    .update();
            Suppressions suppressions = steps.bean(Suppressions.class);
            suppressions.add(new Suppression(
                    "email", "ada@acme.example", Suppression.Reason.COMPLAINT, "bounce", null, Instant.now()));
            try {
                assertThat(resend()).isZero();

                assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example parked");
                assertThat(run.onlyTask().state()).isEqualTo("open");
                assertThat(run.journal("welcome").getLast()).endsWith("it may have left before");
            } finally {
                suppressions.lift("email", "ada@acme.example");
            }
        }

        @Test
        void laterWhenTheMailServerIsDown() {
            answer("send-again");
            steps.mail().answering("MAIL", "421 closed for lunch");
            assertThat(resend()).isEqualTo(1);
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example failed");
            steps.mail().forget();
            steps.jdbc()
                    .sql("update touch set again_at = ? where enrolment = ?")
                    .params(OffsetDateTime.parse("2026-01-01T00:00:00Z"), run.enrolment())
                    .update();

            assertThat(resend()).isEqualTo(1);
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example sent");
        }

        @Test
        void andParkedOnceMoreWhenNobodyKnowsAgain() {
            answer("send-again");
            steps.mail().answering(".", ScriptedServer.DROP);
            resend();

            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example parked");
            assertThat(run.onlyTask().state())
                    .as("the question is asked once more")
                    .isEqualTo("open");
            assertThat(resend()).isZero();
        }

        @Test
        void notWhenTheProviderSaysThatItArrivedAfterAll() {
            answer("send-again");
            TouchFeedback feedback = steps.bean(TouchFeedback.class);
            feedback.take(
                    feedback.byMessageId("<" + run.enrolment() + ".welcome.1.0@steadfast>")
                            .orElseThrow(),
                    new TouchNews(TouchState.DELIVERED, null, "provider", Instant.now()));

            assertThat(resend()).isZero();
            assertThat(steps.messages()).isEmpty();
        }
    }

    @Test
    void proofThatItArrivedAnswersTheTask() {
        TouchFeedback feedback = steps.bean(TouchFeedback.class);
        feedback.take(
                feedback.byMessageId("<" + run.enrolment() + ".welcome.1.0@steadfast>")
                        .orElseThrow(),
                new TouchNews(TouchState.DELIVERED, null, "provider", Instant.now()));

        assertThat(run.onlyTask().state()).isEqualTo("done");
        assertThatThrownBy(() -> answer("send-again")).isInstanceOf(TaskRefused.class);
    }

    @Nested
    class LeftBehindByItsRun {

        private int look() {
            return steps.bean(Parking.class).run();
        }

        private void maySend(String deadline) {
            steps.mail().forget();
            run = steps.enrol("two-letters", steps.account(admin("ada")));
            steps.mail().answering("MAIL", "421 closed for lunch");
            assertThatThrownBy(run::perform).isInstanceOf(ApplicationFailure.class);
            steps.mail().forget();
            steps.jdbc()
                    .sql(
                            "update touch set state = 'sending', deadline = clock_timestamp() + ?::interval where enrolment = ?")
                    .params(deadline, run.enrolment())
                    .update();
        }

        private void skip() {
            run.ask(new Command.Skip("welcome", Instant.now()), null);
            assertThat(run.state().step()).isEqualTo("reminder");
        }

        @Test
        void aMessageThatMayHaveLeftIsAQuestionToAPerson() {
            maySend("-1 second");
            skip();

            assertThat(look()).isEqualTo(1);
            assertThat(look()).isZero();

            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example parked");
            assertThat(run.onlyTask().title()).isEqualTo("Find out whether \"text\" reached ada@acme.example");
            assertThat(run.journal("welcome").getLast()).startsWith("parked: the run went on before");
            answer("arrived");
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example delivered");
        }

        @Test
        void notWhileItMayStillBeLeaving() {
            maySend("1 minute");
            skip();

            assertThat(look()).isZero();
        }

        @Test
        void notWhileItsOwnStepLooksAfterIt() {
            maySend("-1 second");

            assertThat(look()).isZero();
            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        }

        @Test
        void whatWasSaidOfItMeanwhileHolds() {
            maySend("-1 second");
            TouchFeedback feedback = steps.bean(TouchFeedback.class);
            steps.jdbc()
                    .sql("update touch set heard = 'delivered' where enrolment = ?")
                    .param(run.enrolment())
                    .update();
            skip();

            assertThat(look()).isEqualTo(1);
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example delivered");
            assertThat(feedback.byMessageId("<" + id().replace(".example", "") + ">")
                            .orElseThrow()
                            .state())
                    .isEqualTo(TouchState.DELIVERED);
        }
    }

    @Test
    void aPausedRunDoesNotKeepAPersonFromSendingItAgain() {
        run.ask(new Command.Pause(Instant.now()), null);
        answer("send-again");

        assertThat(resend()).isEqualTo(1);
    }
}
