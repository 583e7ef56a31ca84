package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.store.versions.Author;
import dev.steadfast.store.versions.Fate;
import dev.steadfast.store.versions.Migrator;
import dev.steadfast.workflow.StepCall;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A run is to go to another version while a message of it is on its way: nobody gets it twice, and nobody misses it. */
class MovedWhileSendingTest {

    private static final String FIRST = """
            steps:
              - { id: welcome, email: text, to: { all: [admin] } }
              - { id: reminder, after: 4h, email: text }
            """;

    private static Steps steps;
    private static PublishedPlaybook first;
    private static PublishedPlaybook second;

    private RunOfSteps run;

    @BeforeAll
    static void publish() throws IOException {
        steps = new Steps();
        steps.publish("moving", FIRST);
        first = newest();
        steps.publish("moving", FIRST.replace("4h", "8h"));
        second = newest();
        steps.publish("moving", FIRST);
    }

    private static PublishedPlaybook newest() {
        return steps.bean(PlaybookCatalog.class).newest("moving").orElseThrow();
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @BeforeEach
    void enrol() {
        steps.mail().forget();
        run = steps.enrol("moving", steps.account(admin("ada")));
    }

    private Fate migrate(PublishedPlaybook to) {
        return steps.bean(Migrator.class).migrate(run.enrolment(), to, true, new Author("ana", null));
    }

    /** The first transaction of the step: the message is claimed, and about to leave. */
    private Message claimed() {
        Prepared prepared = steps.bean(TransactionTemplate.class)
                .execute(status -> steps.bean(StepDesk.class).prepare(run.call(), "attempt", List.of()));
        return ((ClaimedMessage) prepared).message();
    }

    private StepResult sendAndConclude(Message message) {
        Sent sent = message.channel().send(message);
        return steps.bean(TransactionTemplate.class)
                .execute(status ->
                        steps.bean(TouchDesk.class).conclude(message, sent).orElseThrow());
    }

    @Test
    void itStaysUntilTheMessageHasLeftAndGoesOnAfterIt() {
        Message message = claimed();

        assertThat(migrate(second))
                .isInstanceOfSatisfying(
                        Fate.Stays.class, stays -> assertThat(stays.passing()).isTrue());
        assertThat(sendAndConclude(message).kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(migrate(second)).isInstanceOf(Fate.Moved.class);

        assertThat(run.state().step()).isEqualTo("reminder");
        assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example sent");
        run.perform();
        assertThat(steps.messages())
                .containsExactly(
                        run.enrolment() + ".welcome.1.0@steadfast.example",
                        run.enrolment() + ".reminder.1.0@steadfast.example");
    }

    @Test
    void whatTheOldExecutionStillAsksForChangesNothing() {
        StepCall old = run.call();
        migrate(second);

        assertThat(run.perform(old).kind()).isEqualTo(StepResult.Kind.FENCED);
        assertThat(steps.messages()).isEmpty();
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(steps.messages()).hasSize(1);
    }

    @Test
    void whoHasGotTheMessageDoesNotGetItAgainInTheOtherVersion() {
        run = steps.enrol("moving", steps.account(admin("ada"), admin("bob")));
        steps.mail().answering("RCPT TO:<bob@acme.example>", "451 try later");
        assertThatThrownBy(run::perform).isInstanceOf(ApplicationFailure.class);
        assertThat(run.ledger())
                .containsExactly("welcome/1/0 ada@acme.example sent", "welcome/1/1 bob@acme.example failed");

        assertThat(migrate(second)).isInstanceOf(Fate.Moved.class);
        steps.mail().forget();
        run.perform();

        assertThat(steps.messages()).containsExactly(run.enrolment() + ".welcome.1.1@steadfast.example");
        assertThat(run.ledger())
                .containsExactly("welcome/1/0 ada@acme.example sent", "welcome/1/1 bob@acme.example sent");
    }

    @Test
    void aRunThatWasRebuiltInTheMiddleOfASendFindsTheMessageSent() {
        Message message = claimed();
        steps.jdbc()
                .sql("update enrolment set epoch = 2 where id = ?")
                .param(run.enrolment())
                .update();

        assertThat(sendAndConclude(message).kind()).isEqualTo(StepResult.Kind.FENCED);
        assertThat(migrate(second)).as("the ledger knows how it ended").isInstanceOf(Fate.Moved.class);
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);

        assertThat(steps.messages()).containsExactly(run.enrolment() + ".welcome.1.0@steadfast.example");
        assertThat(migrate(first)).isInstanceOf(Fate.Moved.class);
    }
}
