package dev.steadfast.store.versions;

import static dev.steadfast.store.versions.Versions.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Due;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.commands.NoSuchEnrolment;
import dev.steadfast.store.dispatch.DispatchStore;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.tasks.TaskDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** One run goes to another version, and comes back. */
class MigratorTest {

    private static final Versions VERSIONS = new Versions(WholeStore.with());

    private static final PublishedPlaybook FIRST = VERSIONS.publish("""
            playbook: cadence
            steps:
              - { id: hello, day: 1, email: hello, to: [admin] }
              - { id: call, day: 3, task: Call, assignee: csm, outcomes: { yes: [], no: [] }, until: day 8 }
              - { id: bye, day: 9, email: bye, to: [admin] }
            """);
    private static final PublishedPlaybook SECOND = VERSIONS.publish("""
            playbook: cadence
            steps:
              - { id: hello, day: 4, email: hello, to: [admin] }
              - { id: call, day: 5, task: Call, assignee: csm, outcomes: { yes: [], later: [] }, until: day 10 }
              - { id: bye, day: 12, email: bye, to: [admin] }
            """);
    private static final PublishedPlaybook SHORT = VERSIONS.publish("""
            playbook: cadence
            steps: [{ id: bye, day: 12, email: bye, to: [admin] }]
            """);

    private final Migrator migrator = VERSIONS.store().get(Migrator.class);
    private String run;

    @AfterAll
    static void close() {
        VERSIONS.store().close();
    }

    @BeforeEach
    void enrolInTheFirst() {
        VERSIONS.publish(FIRST_AGAIN);
        run = VERSIONS.enrol("cadence");
    }

    private static final String FIRST_AGAIN =
            VERSIONS.one("select source from playbook_version where name = 'cadence' and version = ?", FIRST.version());

    private Fate migrate(PublishedPlaybook to, boolean allowLoss) {
        return migrator.migrate(run, to, allowLoss, ANA);
    }

    private String reason(PublishedPlaybook to) {
        return ((Fate.Stays) migrate(to, false)).reason();
    }

    /** The run waits for the answer to its task, which it opened just now. */
    private void waitsAtTheCall() {
        VERSIONS.store().get(TransactionTemplate.class).executeWithoutResult(status -> {
            Run locked = VERSIONS.store().get(RunStore.class).lock(run).orElseThrow();
            Instant now = VERSIONS.store().get(BusinessClock.class).wall();
            CadenceState atCall = Interpreter.fold(
                    locked.playbook(), locked.checkpoint(), StepResult.of("hello", StepResult.Kind.DONE, null, now));
            CadenceState waiting = Interpreter.fold(
                    locked.playbook(),
                    atCall,
                    StepResult.of("call", StepResult.Kind.WAITING, null, now)
                            .dueAt(new Due(now.plus(Duration.ofDays(8)), false, null)));
            VERSIONS.store().get(RunStore.class).save(locked, waiting, null, now);
            VERSIONS.store()
                    .jdbc()
                    .sql("""
                            insert into task (id, account, enrolment, step, title, assignee, state, waits, outcomes, at)
                            values ('t' || ?, ?, ?, 'call', 'Call', 'csm', 'open', true, array['yes', 'no'], ?::timestamptz)
                            """)
                    .params(run, locked.account().id(), run, now.toString())
                    .update();
        });
    }

    private String task() {
        return VERSIONS.one("select state || ' ' || array_to_string(outcomes, ',') from task where enrolment = ?", run);
    }

    @Test
    void goesOnAtTheSameStepOnTheDayOfTheOtherVersion() {
        assertThat(migrate(SECOND, false)).isInstanceOf(Fate.Moved.class);

        assertThat(VERSIONS.standing(run)).isEqualTo("2 2 active");
        assertThat(VERSIONS.state(run).step()).isEqualTo("hello");
        assertThat(Duration.between(
                        VERSIONS.state(run).anchor(), VERSIONS.state(run).due()))
                .isGreaterThan(Duration.ofDays(3));
        assertThat(VERSIONS.one(
                        "select next_at = (checkpoint ->> 'due')::timestamptz from enrolment where id = ?", run))
                .isEqualTo("true");
        assertThat(VERSIONS.journal(run))
                .containsExactly("enrol: by hand", "migrate: moved from version 1 to version 2 by ana: shorter");
    }

    @Test
    void isStartedAnewByTheDispatcherWithTheContentOfTheOtherVersion() {
        migrate(SECOND, false);

        var leased = VERSIONS.store().get(DispatchStore.class).lease(100, Duration.ofSeconds(1)).stream()
                .filter(one -> one.enrolment().equals(run))
                .toList();
        assertThat(leased).singleElement().satisfies(one -> {
            assertThat(one.needsStart()).isTrue();
            assertThat(one.epoch()).isEqualTo(2);
            assertThat(one.hash()).isEqualTo(SECOND.hash());
            assertThat(one.checkpoint()).isEqualTo(VERSIONS.state(run));
        });
    }

    @Test
    void isWhereItWasOnceItHasMovedBack() {
        CadenceState before = VERSIONS.state(run);

        migrate(SECOND, false);
        assertThat(VERSIONS.state(run)).isNotEqualTo(before);
        migrate(FIRST, false);

        assertThat(VERSIONS.state(run)).isEqualTo(before);
        assertThat(VERSIONS.standing(run)).isEqualTo("1 3 active");
    }

    @Test
    void foldsWhatHasComeInAndLosesNothingOfIt() {
        VERSIONS.store()
                .get(CommandDesk.class)
                .submit(
                        run,
                        new Command.Pause(
                                VERSIONS.store().get(BusinessClock.class).wall()),
                        "ben",
                        "wait",
                        null);

        migrate(SECOND, false);

        assertThat(VERSIONS.standing(run)).isEqualTo("2 2 paused");
        assertThat(VERSIONS.state(run).applied()).isEqualTo(1);
        assertThat(VERSIONS.one(
                        "select outcome || ' ' || (delivered_at is not null) from input where enrolment = ?", run))
                .isEqualTo("applied true");
        assertThat(VERSIONS.journal(run)).contains("pause: wait");
    }

    @Test
    void changesNothingTheSecondTime() {
        migrate(SECOND, false);

        assertThat(migrate(SECOND, false)).isInstanceOf(Fate.Settled.class);
        assertThat(VERSIONS.standing(run)).isEqualTo("2 2 active");
    }

    @Test
    void leavesAFinishedRunAlone() {
        VERSIONS.store().get(CommandDesk.class).submit(run, new Command.Cancel(Instant.now()), "ben", null, null);

        assertThat(migrate(SECOND, false)).isInstanceOf(Fate.Settled.class);
        assertThat(VERSIONS.standing(run)).isEqualTo("1 1 active");
    }

    @Test
    void knowsNoOtherEnrolment() {
        assertThatThrownBy(() -> migrator.migrate("none", SECOND, false, ANA)).isInstanceOf(NoSuchEnrolment.class);
    }

    @Nested
    class WhereSomethingCannotBeKept {

        @Test
        void staysWithTheReasonAndNothingIsStored() {
            CadenceState before = VERSIONS.state(run);

            assertThat(reason(SHORT)).isEqualTo("step hello does not exist any more");
            assertThat(VERSIONS.standing(run)).isEqualTo("1 1 active");
            assertThat(VERSIONS.state(run)).isEqualTo(before);
            assertThat(VERSIONS.journal(run)).hasSize(1);
        }

        @Test
        void movesWhenThatIsAllowedAndSaysSo() {
            assertThat(migrate(SHORT, true)).isInstanceOf(Fate.Moved.class);

            assertThat(VERSIONS.state(run).step()).isEqualTo("bye");
            assertThat(VERSIONS.journal(run))
                    .last()
                    .asString()
                    .contains("moved from version 1 to version 3 although step hello does not exist any more, by ana");
        }

        @Test
        void cancelsTheTaskThatNobodyWaitsForAnyMore() {
            waitsAtTheCall();

            migrate(SHORT, true);

            assertThat(task()).isEqualTo("cancelled yes,no");
        }

        @Test
        void endsWhereNothingIsLeftAndTellsTheEngine() {
            PublishedPlaybook other =
                    VERSIONS.publish("playbook: cadence\nsteps: [{ id: other, task: Other, assignee: csm }]\n");

            migrate(other, true);

            assertThat(VERSIONS.one("select state || ' ' || outcome from enrolment where id = ?", run))
                    .isEqualTo("finished completed");
            assertThat(VERSIONS.one("select dispatch_at is not null from enrolment where id = ?", run))
                    .isEqualTo("true");
        }
    }

    @Nested
    class WhileItWaitsForAPerson {

        @Test
        void offersTheAnswersOfTheOtherVersionAndTheOldOnesAgainOnceItIsBack() {
            waitsAtTheCall();

            migrate(SECOND, false);
            assertThat(task()).isEqualTo("open yes,later");
            migrate(FIRST, false);

            assertThat(task()).isEqualTo("open yes,no");
        }
    }

    @Nested
    class WhileAMessageIsOnItsWay {

        @Test
        void staysUntilItIsKnownWhetherItLeft() {
            VERSIONS.touch(run, "hello", "sending", "30 seconds");

            Fate fate = migrate(SECOND, true);

            assertThat(fate).isInstanceOfSatisfying(Fate.Stays.class, stays -> {
                assertThat(stays.passing()).isTrue();
                assertThat(stays.reason()).startsWith("step hello is writing to mia@there.example at this moment");
            });
            assertThat(VERSIONS.standing(run)).isEqualTo("1 1 active");
        }

        @Test
        void staysAlsoWhenTheSenderHasDiedForItsOwnVersionKnowsWhatToDo() {
            VERSIONS.touch(run, "hello", "sending", "-1 hour");

            assertThat(migrate(SECOND, true)).isInstanceOf(Fate.Stays.class);
        }

        @Test
        void takesMessagesAlongThatFailedToAVersionThatSendsThemToo() {
            VERSIONS.touch(run, "hello", "failed", "-1 hour");

            assertThat(migrate(SECOND, false)).isInstanceOf(Fate.Moved.class);
        }

        @Test
        void countsMessagesAsLostThatTheOtherVersionWouldNotSend() {
            PublishedPlaybook call =
                    VERSIONS.publish("playbook: cadence\nsteps: [{ id: hello, task: Say hello, assignee: csm }]\n");
            VERSIONS.touch(run, "hello", "failed", "-1 hour");

            assertThat(reason(call)).isEqualTo("step hello has begun to write to its recipients, and would be task");
        }
    }

    @Nested
    class ToAVersionOfAnotherFamily {

        private final PublishedPlaybook care = VERSIONS.publish(FIRST_AGAIN.replace("steps:", "family: care\nsteps:"));

        private String family() {
            return VERSIONS.one("select coalesce(family, 'none') from enrolment where id = ?", run);
        }

        @Test
        void takesItsPlaceAndGivesItUpOnTheWayBack() {
            migrate(care, false);
            assertThat(family()).isEqualTo("care");
            migrate(FIRST, false);
            assertThat(family()).isEqualTo("none");
        }

        @Test
        void staysWhereThePlaceIsTaken() {
            VERSIONS.publish("playbook: other\nfamily: care\nsteps: [{ id: call, task: Call, assignee: csm }]\n");
            VERSIONS.store().get(Enroller.class).enrol("other", VERSIONS.account(run), null, "test");

            assertThat(reason(care)).isEqualTo("the account is in other, of the same family care");
        }
    }

    @Test
    void aTaskThatTheOtherVersionDoesNotKnowCanStillBeCompleted() {
        VERSIONS.store().jdbc().sql("""
                        insert into task (id, account, enrolment, step, title, assignee, state, at)
                        values ('gone-' || ?, ?, ?, 'gone', 'From a version before', 'csm', 'open', clock_timestamp())
                        """).params(run, VERSIONS.account(run), run).update();

        TaskDesk desk = VERSIONS.store().get(TaskDesk.class);

        assertThat(desk.complete("gone-" + run, null, null, "ana").commandId()).isNull();
        assertThat(VERSIONS.one("select state from task where id = ?", "gone-" + run))
                .isEqualTo("done");
    }

    @Test
    void losesTheKeyWhereRunsAreToldApartBySomethingElse() {
        PublishedPlaybook keyed = VERSIONS.publish(FIRST_AGAIN.replace("steps:", "key: event.invoice\nsteps:"));

        assertThat(reason(keyed)).isEqualTo("runs would be told apart by invoice, and this one has none");
    }

    @Test
    void anInputThatComesAfterwardsIsReadByTheOtherVersion() {
        PublishedPlaybook listening =
                VERSIONS.publish(FIRST_AGAIN.replace("steps:", "exit: [{ on: account.gone, as: gone }]\nsteps:"));
        migrate(listening, false);

        VERSIONS.store().event("e-" + run, "account.gone", VERSIONS.account(run), Map.of());

        assertThat(VERSIONS.store().settle(run).outcome()).isEqualTo("gone");
        assertThat(List.of(VERSIONS.one("select count(*) from input where enrolment = ?", run)))
                .containsExactly("1");
    }
}
