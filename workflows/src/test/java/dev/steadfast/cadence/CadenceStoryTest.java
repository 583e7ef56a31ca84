package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people do to a run, and what the run makes of it. Every story begins on a Monday in Berlin. */
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
            story.refuses(new Command.Pause(story.run().now()), "already paused");
            story.resume().refuses(new Command.Resume(story.run().now()), "not paused");
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
    class Cancelled {

        @Test
        void doesNothingMore() {
            Story story = story(THREE_MAILS).at(1, "10:00").cancel().expectFinished("cancelled");

            story.onDay(3).expectNothing();
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
