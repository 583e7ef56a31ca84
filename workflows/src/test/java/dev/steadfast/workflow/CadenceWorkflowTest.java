package dev.steadfast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.AnAccount;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.RunUnderTest.Entry;
import dev.steadfast.cadence.Story;
import dev.steadfast.playbook.Playbook;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowUpdateException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shell on the time-skipping engine: what the pure core decides happens, once, whatever comes in between. */
class CadenceWorkflowTest {

    /** A Monday, 10:00 in Berlin: inside the send window. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private static final String SIX_EMAILS = """
            playbook: six
            goal: { on: milestone.first_value, then: continue }
            exit: [{ on: account.churned, as: churned }]
            steps:
              - { id: welcome, day: 0, email: welcome }
              - { id: check-in, day: 1, email: check-in }
              - { id: nudge, day: 3, email: nudge }
              - { id: recap, day: 7, email: recap }
              - { id: case-study, day: 14, email: case-study }
              - { id: farewell, day: 30, email: farewell }
            """;

    private static final String SIX_IN_SECONDS = """
            playbook: six
            purpose: transactional
            send: { window: "mon-sun 00:00-23:59" }
            steps:
              - { id: welcome, email: welcome }
              - { id: check-in, after: 1s, email: check-in }
              - { id: nudge, after: 1s, email: nudge }
              - { id: recap, after: 1s, email: recap }
              - { id: case-study, after: 1s, email: case-study }
              - { id: farewell, after: 1s, email: farewell }
            """;

    private final Account acme = AnAccount.acme().build();
    private RunOnEngine run;

    private Story begin(String yaml) {
        run = new RunOnEngine(Story.playbook(yaml), acme, MONDAY, 10_000);
        return new Story(run);
    }

    @AfterEach
    void stop() {
        if (run != null) {
            run.close();
        }
    }

    @Test
    void thirtyDaysHappenInOrder() {
        Story story = begin(SIX_EMAILS);

        story.onDay(0).expectEmail("welcome");
        story.onDay(1).expectEmail("check-in");
        story.onDay(3).expectEmail("nudge");
        story.onDay(7).expectEmail("recap");
        story.onDay(14).expectEmail("case-study");
        story.onDay(30).expectEmail("farewell");

        assertThat(run.result()).isEqualTo("completed");
        story.expectDone("welcome", "check-in", "nudge", "recap", "case-study", "farewell");
    }

    @Test
    void aDueStepWaitsWhileTheRunIsPaused() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0).expectEmail("welcome");

        story.pause();
        story.onDay(5);
        assertThat(run.journal()).extracting(Entry::step).containsExactly("welcome");

        // what became due in the meantime comes one a day, beginning today
        story.at(6, "12:00").resume();
        story.onDay(7).expectEmail("check-in");
        story.onDay(8).expectEmail("nudge");
        story.onDay(9).expectEmail("recap");
    }

    @Test
    void aSkippedStepIsLeftOutAndTheNextKeepsItsDay() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0);

        story.skip("check-in");
        story.onDay(3).expectEmail("nudge");

        assertThat(run.journal()).extracting(Entry::step).containsExactly("welcome", "nudge");
    }

    @Test
    void theGoalIsCountedAndTheRunGoesOn() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0);

        story.at(2, "11:00").happens("milestone.first_value");

        assertThat(run.state().goalAt()).isNotNull();
        assertThat(run.desk().checkpoint().goalAt())
                .as("stored as well")
                .isEqualTo(run.state().goalAt());
        story.onDay(3).expectEmail("nudge");
    }

    @Test
    void anExitEndsTheRunAtOnce() {
        Story story = begin(SIX_EMAILS);
        story.onDay(1);

        story.happens("account.churned");

        assertThat(run.result()).isEqualTo("churned");
        assertThat(run.desk().checkpoint().outcome()).as("stored as well").isEqualTo("churned");
    }

    @Test
    void anInputCancelsTheTimerAndLeavesNoneBehind() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0);
        story.pause();
        story.resume();
        story.cancel();
        run.result();

        assertThat(run.count(EventType.EVENT_TYPE_TIMER_CANCELED)).isEqualTo(2);
        assertThat(run.count(EventType.EVENT_TYPE_TIMER_STARTED))
                .isEqualTo(
                        run.count(EventType.EVENT_TYPE_TIMER_FIRED) + run.count(EventType.EVENT_TYPE_TIMER_CANCELED));
    }

    /** In real time: the time-skipping server may lose count of its locks when a run continues as new. */
    private Story beginInSeconds(int longestHistory) {
        run = RunOnEngine.inRealTime(
                Story.playbook(SIX_IN_SECONDS), AnAccount.acme().in(noon()).build(), longestHistory);
        return new Story(run);
    }

    private static String noon() {
        return ZoneOffset.ofHours(12 - OffsetDateTime.now(ZoneOffset.UTC).getHour())
                .getId();
    }

    @Test
    void continuesAsNewInMidCadenceAndRepeatsNothing() {
        Story story = beginInSeconds(15);

        assertThat(run.result()).isEqualTo("completed");

        assertThat(run.count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW))
                .as("the first run ended early")
                .isEqualTo(1);
        story.expectDone("welcome", "check-in", "nudge", "recap", "case-study", "farewell");
    }

    @Test
    void aPauseSurvivesContinueAsNew() {
        Story story = beginInSeconds(20);
        Awaitility.await().until(() -> !run.journal().isEmpty());
        story.pause();
        for (int i = 0; i < 4; i++) {
            Command nothingMoves = new Command.MoveClock(0);
            run.signal(run.desk().store(nothingMoves), nothingMoves);
        }
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> run.count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW) == 1);

        assertThat(run.state().paused()).isTrue();

        story.resume();
        assertThat(run.result()).isEqualTo("completed");
        story.expectDone("welcome", "check-in", "nudge", "recap", "case-study", "farewell");
    }

    @Test
    void anInputThatArrivesWhileAStepRunsIsFoldedAfterIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<Boolean> first = new AtomicReference<>(true);
        run = new RunOnEngine(Story.playbook("""
                playbook: slow
                steps:
                  - { id: welcome, after: 1h, email: welcome }
                  - { id: check-in, day: 1, email: check-in }
                """), acme, MONDAY, 10_000);
        run.desk().duringSteps(() -> {
            begun.countDown();
            if (first.getAndSet(false)) {
                await(go);
            }
        });
        CompletableFuture<Void> hour = CompletableFuture.runAsync(() -> run.advanceTo(MONDAY.plusSeconds(3_700)));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        Command pause = new Command.Pause(run.now());
        CompletableFuture<Answer> answer = run.send(run.desk().store(pause), pause);
        assertThat(answer).as("not answered while the step runs").isNotDone();
        go.countDown();
        hour.join();

        assertThat(answer.join().accepted()).isTrue();
        assertThat(run.journal()).extracting(Entry::step).containsExactly("welcome");
        assertThat(run.state().paused()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingIsSentAfterAPauseWasStored() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0).expectEmail("welcome");

        // stored, and answered to the person, but the dispatcher is slow
        Command pause = new Command.Pause(run.now());
        long seq = run.desk().store(pause);
        story.run().advanceTo(MONDAY.plusSeconds(3_600));
        CompletableFuture<Void> days = CompletableFuture.runAsync(() -> run.advanceTo(MONDAY.plusSeconds(4 * 86_400)));
        Awaitility.await().until(() -> run.now().isAfter(MONDAY.plusSeconds(2 * 86_400)));
        run.signal(seq, pause);
        days.join();

        assertThat(run.journal()).extracting(Entry::step).containsExactly("welcome");
        assertThat(run.state().paused()).isTrue();
    }

    @Test
    void whatIsDeliveredTwiceIsFoldedOnce() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0);
        Command skip = new Command.Skip(null, run.now());
        long seq = run.desk().store(skip);

        run.signal(seq, skip);
        run.signal(seq, skip);
        run.send(seq, skip).join();
        run.settle();

        assertThat(run.state().step()).isEqualTo("nudge");
    }

    @Test
    void aCommandThatMakesNoSenseIsRefusedWithTheReason() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0);

        assertThat(run.ask(new Command.Resume(run.now()))).contains("The enrolment is not paused");
        assertThat(run.ask(new Command.Skip("recap", run.now())))
                .hasValueSatisfying(reason -> assertThat(reason).contains("\"check-in\""));
        story.onDay(1).expectEmail("check-in");
    }

    @Test
    void whatIsMeantForAnotherRunIsRejectedAndIgnored() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0);
        Delivery older = new Delivery(RunOnEngine.ENROLMENT, 7, 1, new Command.Cancel(run.now()));

        assertThatThrownBy(() -> run.stub().update("command", Answer.class, older))
                .isInstanceOf(WorkflowUpdateException.class)
                .hasStackTraceContaining("This run serves enrolment " + RunOnEngine.ENROLMENT + ", epoch 1, not "
                        + RunOnEngine.ENROLMENT + ", epoch 7");
        run.stub()
                .signal(
                        "input",
                        new Delivery(
                                "e_other", 1, 1, new Input.Event("account.churned", run.now(), List.of("exit/0"))));

        story.onDay(1).expectEmail("check-in");
    }

    @Test
    void aFencedRunEndsAndChangesNothing() {
        Story story = begin(SIX_EMAILS);
        story.onDay(0);

        run.desk().raiseEpoch();

        assertThat(run.result()).isEqualTo("fenced");
        assertThat(run.journal()).extracting(Entry::step).containsExactly("welcome");
    }

    @Test
    void aVersionThatIsNotLoadedYetFailsTheTaskAndNotTheRun() {
        AtomicReference<Function<String, Playbook>> shelf = new AtomicReference<>(hash -> {
            throw new PlaybookLibrary.UnknownPlaybook(hash);
        });
        Playbook playbook = Story.playbook(SIX_EMAILS);
        run = new RunOnEngine(
                playbook, acme, MONDAY, 10_000, hash -> shelf.get().apply(hash));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> run.count(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED) > 0);

        shelf.set(hash -> playbook);

        new Story(run).onDay(0).expectEmail("welcome");
    }

    @Test
    void everyStepIsOneTimerAndOneActivity() {
        Story story = begin(SIX_EMAILS);
        story.onDay(30);
        run.result();

        assertThat(run.count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).isEqualTo(6);
        assertThat(run.count(EventType.EVENT_TYPE_TIMER_STARTED)).isEqualTo(5);
        assertThat(run.count(EventType.EVENT_TYPE_MARKER_RECORDED)).isZero();
    }
}
