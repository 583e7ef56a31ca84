package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How runs reach their goal, and how they end. Every story begins on a Monday in Berlin. */
class EndingStoryTest {

    private static final String MONDAY = "2026-03-02T10:00";

    private static Story story(Playbook playbook) {
        return Story.of(playbook, acme().build(), MONDAY);
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

            story.refuses(new Command.Pause(story.run().now()), "has finished (churned)");
            story.refuses(new Command.Cancel(story.run().now()), "has finished (churned)");
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
}
