package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people and customers do to a run, and what the run makes of it. Every story begins on a Monday in Berlin. */
class CadenceStoryTest {

    private static final String MONDAY = "2026-03-02T10:00";

    private static final Playbook THREE_MAILS = Story.steps("""
              - { id: welcome, day: 0, email: welcome }
              - { id: nudge, day: 3, email: nudge }
              - { id: recap, day: 4, email: recap }
            """);

    private static Story story(Playbook playbook) {
        return Story.of(playbook, acme().build(), MONDAY);
    }

    @Nested
    class LeftAlone {

        private final Story story = story(THREE_MAILS);

        @Test
        void doesEachStepOnItsDayAndFinishes() {
            story.onDay(0).expectEmailTo("welcome", "charlie@acme.example").expectAt("welcome", "10:00");
            story.onDay(1).expectNothing();
            story.onDay(3).expectEmail("nudge");
            story.onDay(4).expectEmail("recap");
            story.expectFinished("completed");
        }
    }

    @Nested
    class PausedOverADueStep {

        private final Story story = story(THREE_MAILS).at(3, "08:00").pause();

        @Test
        void sendsNothingWhilePaused() {
            story.onDay(3).expectNothing();
            story.onDay(30).expectNothing();
            story.expectPending("nudge");
        }

        @Test
        void sendsWhatWasMissedInOrderOneADayOnceResumed() {
            story.at(8, "10:00").resume();

            story.onDay(8).expectEmail("nudge");
            story.onDay(9).expectEmail("recap");
        }

        @Test
        void waitsForMorningWhenResumedAtNight() {
            story.at(8, "22:00").resume();

            story.onDay(8).expectNothing();
            story.onDay(9).expectEmail("nudge");
        }

        @Test
        void canBeSkippedPastTheStepAndStaysPaused() {
            story.skip("nudge").expectPending("recap");

            story.onDay(4).expectNothing();
            story.resume().onDay(7).expectEmail("recap");
        }

        @Test
        void makesNoSenseTwice() {
            story.refuses(new Command.Pause(), "already paused");
            story.resume().refuses(new Command.Resume(), "not paused");
        }
    }

    @Nested
    class Skipped {

        @Test
        void leavesTheNextStepOut() {
            Story story = story(THREE_MAILS).at(1, "12:00").skip();

            story.onDay(3).expectNothing();
            story.onDay(4).expectEmail("recap");
            story.expectDone("welcome", "recap");
        }

        @Test
        void refusesToSkipAStepThatIsNotTheNext() {
            story(THREE_MAILS)
                    .at(1, "12:00")
                    .refuses(new Command.Skip("recap", Instant.EPOCH), "The next step is \"nudge\", not \"recap\"");
        }

        @Test
        void aSecondClickOnTheSameStepIsRefused() {
            Story story = story(THREE_MAILS).at(1, "12:00").skip("nudge");

            story.refuses(new Command.Skip("nudge", story.run().now()), "The next step is \"recap\"");
        }

        @Test
        void leavesAWholeBlockOut() {
            Story story = story(Story.steps("""
                      - id: check
                        day: 1
                        if: account.high_value
                        then: [{ id: nudge, email: nudge }]
                        else: [{ id: reminder, email: reminder }]
                      - { id: recap, day: 2, email: recap }
                    """));

            story.skip("check").onDay(2).expectEmail("recap");
            story.expectDone("recap");
        }

        @Test
        void endsTheRunAfterTheLastStep() {
            story(THREE_MAILS).at(3, "23:00").skip("recap").expectFinished("completed");
        }
    }

    @Nested
    class ATaskWithOutcomes {

        private final Story story = story(Story.steps("""
                  - id: call
                    day: 1
                    task: Call the customer
                    assignee: csm
                    outcomes:
                      reached: []
                      no-answer: [{ id: nudge, after: 2h, email: nudge }]
                    until: day 3
                    else: [{ id: missed, task: Nobody called, assignee: manager }]
                  - { id: recap, day: 7, email: recap }
                """));

        @Test
        void holdsTheCadenceUntilItIsCompleted() {
            story.onDay(1).expectOpenTask("call").expectTaskFor("call", "lena.hoffmann@vendor.example");
            story.expectWaiting("call");

            story.at(2, "11:00").complete("call", "reached").expectPending("recap");
        }

        @Test
        void goesOnWithTheStepsOfItsOutcome() {
            story.at(2, "11:00").complete("call", "no-answer").expectNext("nudge", 2, "13:00");

            story.onDay(2).expectEmail("nudge");
            story.onDay(7).expectEmail("recap");
            assertThat(story.state().steps().get("call").outcome()).isEqualTo("no-answer");
        }

        @Test
        void takesElseWhenNobodyAnswered() {
            story.onDay(3)
                    .expectSkipped("call", "no answer until 2026-03-05")
                    .expectAt("call", "09:00")
                    .expectTaskFor("missed", "pool");
            story.expectPending("recap");
        }

        @Test
        void refusesWhatIsNoAnswer() {
            story.at(1, "12:00");
            story.refuses(
                    complete("call", "perhaps"),
                    "\"perhaps\" is not an outcome of the task; allowed are reached, no-answer");
            story.refuses(complete("call", null), "The task needs an outcome; allowed are reached, no-answer");
            story.refuses(complete("recap", null), "The playbook has no task \"recap\"");
            story.refuses(complete("nothing", null), "The playbook has no task \"nothing\"");
        }

        @Test
        void refusesAnAnswerBeforeItWasAsked() {
            story.refuses(complete("call", "reached"), "does not wait for this task");
        }

        @Test
        void refusesASecondAnswer() {
            story.at(1, "12:00").complete("call", "reached");
            story.refuses(complete("call", "no-answer"), "does not wait for this task any more");
        }

        @Test
        void refusesAnAnswerThatComesTooLate() {
            story.at(4, "12:00").refuses(complete("call", "reached"), "does not wait for this task any more");
        }

        @Test
        void canBeSkippedWhileItWaits() {
            story.at(1, "12:00").skip("call").expectPending("recap");
            assertThat(story.state().steps().get("call").how()).isEqualTo(StepResult.Kind.SKIPPED);
        }

        @Test
        void canBeCompletedWhilePaused() {
            story.at(1, "12:00").pause().complete("call", "no-answer");

            story.onDay(2).expectNothing();
            story.resume().onDay(3).expectEmail("nudge");
        }

        private Command complete(String step, String outcome) {
            return new Command.CompleteTask(step, outcome, story.run().now());
        }
    }

    @Nested
    class ATaskWithoutOutcomes {

        private final Story story = story(Story.steps("""
                  - { id: kickoff, day: 1, task: Hold the kickoff, assignee: csm, due: 2d }
                  - { id: nudge, day: 1, email: nudge }
                """));

        @Test
        void holdsNothingUp() {
            story.onDay(1).expectTask("kickoff").expectAt("kickoff", "09:00").expectEmail("nudge");
        }

        @Test
        void isCompletedOnlyOnceItIsOpen() {
            story.refuses(new Command.CompleteTask("kickoff", null, story.run().now()), "has not been opened");
            story.at(1, "09:00").complete("kickoff", null).expectPending("nudge");
        }

        @Test
        void takesNoOutcome() {
            story.at(1, "09:00")
                    .refuses(new Command.CompleteTask("kickoff", "held", Instant.EPOCH), "The task takes no outcome");
        }
    }

    @Nested
    class ATaskWhoseTimeWasOverBeforeItBegan {

        @Test
        void isNotEvenOpened() {
            Story story = story(Story.steps("""
                      - { id: nudge, day: 5, email: nudge }
                      - id: call
                        task: Call
                        outcomes: { reached: [] }
                        until: day 3
                        else: [{ id: missed, task: Nobody called }]
                    """));

            // day 5 is a Saturday
            story.onDay(7)
                    .expectEmail("nudge")
                    .expectSkipped("call", "was over on 2026-03-05")
                    .expectTask("missed");
        }
    }

    @Nested
    class WaitingForAnEvent {

        private final Story story = story(Story.steps("""
                  - id: set-up
                    day: 2
                    wait-for: milestone.setup
                    until: 3d
                    else: [{ id: help, task: Offer help }]
                  - { id: recap, email: recap }
                """));

        @Test
        void goesOnAtOnceWhenItCame() {
            story.at(4, "11:30").happens("milestone.setup").expectPending("recap");

            story.onDay(4).expectEmail("recap").expectAt("recap", "11:30");
            assertThat(story.state().steps()).doesNotContainKey("help");
        }

        @Test
        void doesNotWaitWhenItHadAlreadyCome() {
            story.at(1, "11:30").happens("milestone.setup");

            story.onDay(2).expectEmail("recap");
        }

        @Test
        void takesElseWhenTheTimeIsUp() {
            story.onDay(5).expectSkipped("set-up", "no answer until 2026-03-07").expectTask("help");
            story.onDay(7).expectEmail("recap");
        }

        @Test
        void isNotInterestedInOtherEvents() {
            story.at(4, "11:30").happens("milestone.aha").expectWaiting("set-up");
        }

        @Test
        void keepsItsLimitOverAPause() {
            story.at(3, "11:30").pause().at(4, "12:00").resume().expectWaiting("set-up");

            story.onDay(5).expectSkipped("set-up", "no answer").expectAt("set-up", "09:00");
        }

        @Test
        void hearsTheEventWhilePausedAndGoesOnWhenResumed() {
            story.at(3, "11:30").pause().happens("milestone.setup").expectPending("recap");

            story.onDay(4).expectNothing();
            story.at(7, "11:00").resume().onDay(7).expectEmail("recap");
        }
    }

    @Nested
    class AGoal {

        private Story whoseGoal(String then) {
            return story(Story.playbook("""
                    playbook: story
                    goal: { on: milestone.first_value, then: %s }
                    steps:
                      - { id: nudge, day: 3, email: nudge }
                    """.formatted(then)));
        }

        @Test
        void isCountedOnceAndTheStepsGoOn() {
            Story story = whoseGoal("continue").at(1, "10:00").happens("milestone.first_value");
            Instant reached = story.run().now();

            story.at(2, "10:00").happens("milestone.first_value").onDay(3).expectEmail("nudge");
            assertThat(story.state().goalAt()).isEqualTo(reached);
            story.expectFinished("completed");
        }

        @Test
        void endsTheRun() {
            Story story = whoseGoal("exit").at(1, "10:00").happens("milestone.first_value");

            assertThat(story.state().goalAt()).isEqualTo(story.run().now());
            story.expectFinished("goal").onDay(3).expectNothing();
        }
    }

    @Nested
    class AnExitEvent {

        private final Story story = story(Story.playbook("""
                playbook: story
                goal: { on: milestone.first_value, then: continue }
                exit: [{ on: account.churned, as: churned }]
                steps:
                  - { id: welcome, day: 0, email: welcome }
                  - { id: nudge, day: 3, email: nudge }
                """));

        @Test
        void endsTheRunAtOnce() {
            story.at(2, "10:00").happens("account.churned").expectFinished("churned");

            story.onDay(3).expectNothing();
        }

        @Test
        void endsAPausedRunToo() {
            story.at(1, "10:00").pause().happens("account.churned").expectFinished("churned");
        }

        @Test
        void leavesNothingToAskFor() {
            story.at(2, "10:00").happens("account.churned");

            story.refuses(new Command.Pause(), "has finished (churned)");
            story.refuses(new Command.Cancel(), "has finished (churned)");
            story.refuses(new Command.MoveClock(5), "has finished (churned)");
        }

        @Test
        void makesLaterEventsTooLate() {
            story.at(2, "10:00").happens("account.churned");
            CadenceState ended = story.state();

            story.happens("milestone.first_value");
            assertThat(story.state().goalAt()).isNull();
            assertThat(story.state().applied()).isEqualTo(ended.applied() + 1);
        }
    }

    @Nested
    class AnExitStep {

        @Test
        void endsTheRunWithItsOutcomeWhenItsConditionHolds() {
            Playbook playbook = Story.steps("""
                      - { id: too-small, day: 1, if: account.touch == "low", exit: self-service }
                      - { id: nudge, day: 3, email: nudge }
                    """);

            Story small = Story.of(playbook, acme().ofSegment("smb").build(), MONDAY);
            small.onDay(1);
            small.expectFinished("self-service");

            story(playbook).onDay(3).expectEmail("nudge");
        }
    }

    @Nested
    class Cancelled {

        @Test
        void doesNothingMore() {
            Story story = story(THREE_MAILS).at(1, "10:00").cancel().expectFinished("cancelled");

            story.onDay(3).expectNothing();
        }
    }

    @Nested
    class WhileAllSendingIsHeld {

        private final Story story = story(Story.steps("""
                  - { id: kickoff, day: 1, task: Hold the kickoff }
                  - { id: nudge, day: 1, email: nudge }
                  - { id: recap, day: 2, email: recap }
                """)).holdSending();

        @Test
        void opensTasksButSendsNothing() {
            story.onDay(1).expectTask("kickoff").expectHeld("nudge");
            story.onDay(20).expectNothing();
            assertThat(story.state().held()).isTrue();
        }

        @Test
        void sendsWhatWasHeldOneADayOnceReleased() {
            story.at(8, "10:00").releaseSending();

            story.onDay(8).expectEmail("nudge");
            story.onDay(9).expectEmail("recap");
        }

        @Test
        void canSkipWhatIsHeld() {
            story.at(4, "10:00").skip("nudge");
            assertThat(story.state().held()).isFalse();

            story.onDay(4).expectHeld("recap");
        }

        @Test
        void staysPausedWhenReleased() {
            story.at(4, "10:00").pause().releaseSending();

            story.onDay(7).expectNothing();
            story.at(8, "10:00").resume().onDay(8).expectEmail("nudge");
        }

        @Test
        void staysHeldWhenResumed() {
            story.at(4, "10:00").pause().resume();

            story.onDay(4).expectNothing();
            assertThat(story.state().held()).isTrue();
        }

        @Test
        void cannotBeReleasedTwice() {
            story.at(4, "10:00").releaseSending().refuses(new Command.Release(), "not held");
        }
    }

    @Nested
    class EnrolledLate {

        private Story enrolledOnFriday(String late) {
            Playbook playbook = Story.playbook("""
                    playbook: story
                    anchor: account.contract_start
                    late: %s
                    steps:
                      - { id: welcome, day: 0, email: welcome }
                      - { id: check, day: 1, if: account.high_value, then: [{ id: nudge, email: nudge }] }
                      - { id: kickoff, day: 2, late: all, task: Hold the kickoff }
                      - { id: recap, day: 7, email: recap }
                    """.formatted(late));
            return Story.of(playbook, acme().withContractFrom("2026-03-02").build(), "2026-03-06T10:00");
        }

        @Test
        void leavesOutWhatIsPast() {
            Story story = enrolledOnFriday("skip");

            story.onDay(4)
                    .expectSkipped("welcome", "late: its day had passed on 2026-03-06")
                    .expectSkipped("check", "late")
                    .expectTask("kickoff");
            story.onDay(7).expectEmail("recap");
            story.expectDone("kickoff", "recap");
        }

        @Test
        void orSendsItAllOneADay() {
            Story story = enrolledOnFriday("all");

            story.onDay(4).expectEmail("welcome");
            // Saturday and Sunday are closed
            story.onDay(7).expectEmail("nudge").expectTask("kickoff");
            story.onDay(8).expectEmail("recap");
        }

        @Test
        void doesNotCountTheDayOfEnrolmentAsPast() {
            Playbook playbook = Story.playbook("""
                    playbook: story
                    anchor: account.contract_start
                    steps:
                      - { id: kickoff, day: 0, time: "08:00", task: Hold the kickoff }
                    """);
            Story story =
                    Story.of(playbook, acme().withContractFrom("2026-03-02").build(), "2026-03-02T23:30");

            story.onDay(0).expectTask("kickoff").expectAt("kickoff", "23:30");
        }
    }

    @Nested
    class AfterALongWait {

        private final Story story = story(Story.steps("""
                  - id: set-up
                    day: 0
                    wait-for: milestone.setup
                    until: day 9
                  - { id: nudge, day: 3, email: nudge }
                  - { id: recap, day: 9, email: recap }
                """));

        @Test
        void leavesOutWhatPassedInTheMeantime() {
            story.at(8, "10:00").happens("milestone.setup");

            story.onDay(8).expectSkipped("nudge", "late");
            story.onDay(9).expectEmail("recap");
        }

        @Test
        void doesNotTakeTheTimeOfAPauseForTheWait() {
            story.at(8, "10:00").pause().at(14, "10:00").resume();

            story.onDay(14)
                    .expectSkipped("set-up", "no answer")
                    .expectSkipped("nudge", "late")
                    .expectEmail("recap");
        }

        @Test
        void doesNotCallNestedStepsLateThatInheritTheirDay() {
            Story nested = story(Story.steps("""
                      - id: check
                        day: 0
                        if: account.high_value
                        then:
                          - { id: set-up, wait-for: milestone.setup, until: day 9 }
                          - { id: nudge, email: nudge }
                    """));

            nested.at(8, "10:00").happens("milestone.setup").onDay(8).expectEmail("nudge");
        }
    }

    @Nested
    class WhenTheWorkerWasDownUntilTheEvening {

        private final RunInMemory run =
                new RunInMemory(THREE_MAILS, acme().build(), Instant.parse("2026-03-02T09:00:00Z"));

        @Test
        void movesTheMessageToTheNextMorning() {
            run.advanceTo(Instant.parse("2026-03-05T07:00:00Z"));
            run.sleepUntil(Instant.parse("2026-03-05T20:00:00Z"));

            StepResult result = run.perform();

            assertThat(result.kind()).isEqualTo(StepResult.Kind.DEFERRED);
            assertThat(run.state().step()).isEqualTo("nudge");
            run.advanceTo(Instant.parse("2026-03-20T20:00:00Z"));
            assertThat(run.journal())
                    .extracting(RunUnderTest.Entry::step, RunUnderTest.Entry::how)
                    .startsWith(
                            tuple("welcome", StepResult.Kind.DONE),
                            tuple("nudge", StepResult.Kind.DEFERRED),
                            tuple("nudge", StepResult.Kind.DONE));
        }
    }

    @Nested
    class OnATestClock {

        @Test
        void carriesItsOffset() {
            Story story = story(THREE_MAILS).at(0, "12:00");
            long aDay = 86_400_000;

            assertThat(story.run().ask(new Command.MoveClock(aDay))).isEmpty();

            assertThat(story.state().offset()).isEqualTo(aDay);
            story.onDay(3).expectEmail("nudge");
        }
    }
}
