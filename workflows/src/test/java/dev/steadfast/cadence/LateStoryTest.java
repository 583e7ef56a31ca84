package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is late, and what was held. Every story begins on a Monday in Berlin. */
class LateStoryTest {

    private static final String MONDAY = "2026-03-02T10:00";

    private static Story story(Playbook playbook) {
        return Story.of(playbook, acme().build(), MONDAY);
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
}
