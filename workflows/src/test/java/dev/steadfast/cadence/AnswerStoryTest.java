package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What counts as an answer, and what happens when none comes. Every story begins on a Monday in Berlin. */
class AnswerStoryTest {

    private static Story story(String steps) {
        return Story.of(Story.steps(steps), acme().build(), "2026-03-02T10:00");
    }

    @Nested
    class AnEventThatSaysSomething {

        private final Story story = story("""
                  - { id: ask, day: 1, email: nudge }
                  - { id: score, wait-for: nps.answered, when: input.score <= 6, until: day 9, else: [{ id: fine, task: Fine }] }
                  - { id: recap, task: Recap }
                """);

        @Test
        void isAwaitedWhateverElseTheEventSays() {
            story.at(2, "12:00")
                    .happens("nps.answered", Map.of("score", 9))
                    .expectWaiting("score")
                    .happens("nps.answered", Map.of("score", 6))
                    .onDay(2)
                    .expectTask("recap");
        }

        @Test
        void isRememberedWhereItCameBefore() {
            story.at(0, "12:00").happens("nps.answered", Map.of("score", 3));

            story.onDay(1).expectOnly("ask", "score", "recap");
        }

        @Test
        void isNotTakenForGrantedWhereTheOneBeforeSaidSomethingElse() {
            story.at(0, "12:00").happens("nps.answered", Map.of("score", 9));

            story.onDay(9).expectSkipped("score", "no answer").expectTask("fine");
        }
    }

    @Nested
    class AnEventSinceAStep {

        private final Story story = story("""
                  - { id: ask, day: 1, email: nudge }
                  - { id: answer, wait-for: nps.answered, since: ask, until: day 4 }
                  - { id: recap, task: Recap }
                """);

        @Test
        void doesNotCountWhenItCameBeforeIt() {
            story.at(0, "12:00").happens("nps.answered").onDay(1);

            story.expectWaiting("answer");
            story.at(2, "10:00").happens("nps.answered").onDay(2).expectTask("recap");
        }

        @Test
        void doesNotCountWhenItHappenedBeforeItButCameInLate() {
            story.onDay(1);
            var late = new Input.Event("nps.answered", Instant.parse("2026-03-02T12:00:00Z"), List.of("wait/answer"));
            ((RunInMemory) story.run()).deliver(late);

            story.expectWaiting("answer");
        }
    }

    @Nested
    class ATaskThatWaits {

        private final Story story = story("""
                  - id: call
                    day: 1
                    task: Call
                    wait: true
                    until: 2d
                    overdue: [{ id: chase, escalate: manager }]
                  - { id: recap, task: Recap }
                """);

        @Test
        void holdsTheCadenceUntilItIsDone() {
            story.onDay(1).expectOpenTask("call");
            story.at(2, "12:00").complete("call", null).onDay(2).expectOnly("recap");
        }

        @Test
        void isOverdueWhenNobodyDoesIt() {
            story.onDay(3).expectSkipped("call", "no answer until 2026-03-05").expectOnly("chase", "recap");
        }

        @Test
        void takesNoOutcome() {
            story.at(2, "12:00")
                    .refuses(
                            new Command.CompleteTask(
                                    "call", "yes", null, story.run().now()),
                            "The task takes no outcome; \"yes\" was given");
        }

        @Test
        void cannotBeDoneOnceItIsOverdue() {
            Story over = story("""
                      - { id: call, day: 1, task: Call, wait: true, until: 2d }
                      - { id: recap, day: 9, task: Recap }
                    """);
            over.at(5, "12:00")
                    .refuses(
                            new Command.CompleteTask(
                                    "call", null, null, over.run().now()),
                            "does not wait for this task any more");
            assertThat(over.state().step()).isEqualTo("recap");
        }
    }
}
