package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Steps that wait for an answer. Every story begins on a Monday in Berlin. */
class WaitingStoryTest {

    private static final String MONDAY = "2026-03-02T10:00";

    private static Story story(Playbook playbook) {
        return Story.of(playbook, acme().build(), MONDAY);
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
            return new Command.CompleteTask(step, outcome, null, story.run().now());
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
            story.refuses(
                    new Command.CompleteTask("kickoff", null, null, story.run().now()), "has not been opened");
            story.at(1, "09:00").complete("kickoff", null).expectPending("nudge");
        }

        @Test
        void takesNoOutcome() {
            story.at(1, "09:00")
                    .refuses(
                            new Command.CompleteTask("kickoff", "held", null, Instant.EPOCH),
                            "The task takes no outcome");
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
}
