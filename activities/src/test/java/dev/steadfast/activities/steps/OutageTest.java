package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.touches.ClaimSettings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The database goes away at the worst moments: nothing that later succeeds is parked, nothing is sent twice. */
class OutageTest {

    private static Steps steps;
    private final Memory memory = new Memory();
    private RunOfSteps run;

    /** As the engine's: what was kept last is what the next attempt finds. */
    private static final class Memory implements AttemptMemory {
        private List<Untold> kept = List.of();

        @Override
        public List<Untold> recall() {
            return kept;
        }

        @Override
        public void keep(List<Untold> untold) {
            kept = untold;
        }
    }

    /** Transactions of which one fails, before it begins or after it was committed. */
    private static final class Failing extends TransactionTemplate {
        private static final long serialVersionUID = 1;

        private final AtomicInteger number = new AtomicInteger();
        private final int failing;
        private final boolean committed;

        Failing(PlatformTransactionManager transactions, int failing, boolean committed) {
            super(transactions);
            this.failing = failing;
            this.committed = committed;
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            boolean fails = number.incrementAndGet() == failing;
            if (fails && !committed) {
                throw new CannotCreateTransactionException("the database is gone");
            }
            T result = super.execute(action);
            if (fails) {
                throw new DataAccessResourceFailureException("the connection broke in the commit");
            }
            return result;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps();
        steps.publish("letter", "steps: [{ id: welcome, email: text }]");
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @BeforeEach
    void anAccountIsEnrolled() {
        steps.mail().forget();
        run = steps.enrol("letter", steps.account(admin("ada")));
    }

    private StepResult attempt(int failing, boolean committed) {
        return new StepPerformer(
                        new Failing(steps.bean(PlatformTransactionManager.class), failing, committed),
                        steps.bean(StepDesk.class),
                        memory,
                        steps.bean(BusinessClock.class),
                        steps.bean(ClaimSettings.class))
                .perform(run.call());
    }

    private void breaksOff(int failing, boolean committed) {
        assertThatThrownBy(() -> attempt(failing, committed)).isNotNull();
    }

    private StepResult succeeds() {
        return attempt(0, false);
    }

    @Nested
    class BetweenTheSendingAndItsRecord {

        @Test
        void theMessageIsDoneOnceTheDatabaseIsBack() {
            breaksOff(2, false);
            assertThat(steps.messages()).hasSize(1);
            assertThat(succeeds().kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(steps.messages()).as("not sent again").hasSize(1);
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example sent");
        }

        @Test
        void anHourOfFailedAttemptsForgetsNothing() {
            breaksOff(2, false);
            for (int attempt = 0; attempt < 25; attempt++) {
                breaksOff(1, false);
            }
            assertThat(succeeds().kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(steps.messages()).hasSize(1);
            assertThat(memory.kept).as("does not grow").hasSize(1);
        }

        @Test
        void aRecordThatWasStoredAfterAllIsTakenAsItIs() {
            var call = run.call();
            breaksOff(2, true);
            assertThat(run.perform(call).kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(steps.messages()).hasSize(1);
        }

        @Test
        void aServerThatTookNothingIsTriedAgain() {
            steps.mail().answering("MAIL", "421 closed for lunch");
            breaksOff(2, false);
            steps.mail().forget();
            assertThat(succeeds().kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(steps.messages()).hasSize(1);
        }
    }

    @Nested
    class InTheCommitOfTheClaim {

        @Test
        void theMessageThatHasNotLeftIsSentAtOnce() {
            breaksOff(1, true);
            assertThat(steps.messages()).isEmpty();
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example sending");
            assertThat(succeeds().kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(steps.messages()).hasSize(1);
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example sent");
        }
    }

    /** What the mail server answers an hour long: every attempt counts, and none too many. */
    @Nested
    class AnHourWithoutTheMailServer {

        /** Half a second, doubled up to five minutes: what the engine's back-off makes of an hour. */
        private static int attemptsOfAnHour() {
            int attempts = 1;
            double pause = 0.5;
            for (double seconds = 0; seconds < 3600; seconds += pause, pause = Math.min(300, 2 * pause)) {
                attempts++;
            }
            return attempts;
        }

        @Test
        void parksNothing() {
            steps.mail().answering("MAIL", "421 closed for an hour");
            for (int attempt = 0; attempt < attemptsOfAnHour(); attempt++) {
                breaksOff(0, false);
            }
            assertThat(run.ledger()).containsExactly("welcome/1/0 ada@acme.example failed");
            steps.mail().forget();
            assertThat(succeeds().kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(steps.messages()).hasSize(1);
            assertThat(run.tasks()).isEmpty();
        }
    }
}
