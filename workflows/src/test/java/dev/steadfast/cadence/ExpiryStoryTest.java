package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How late a message may still go, and which of what is late goes. Every story begins on a Monday in Berlin. */
class ExpiryStoryTest {

    private static final String MONDAY = "2026-03-02T10:00";

    private static Story story(String yaml) {
        return Story.of(Story.playbook(yaml), acme().build(), MONDAY);
    }

    @Nested
    class AMessageThatExpires {

        private final Story story = story("""
                playbook: story
                expires: 2d
                steps:
                  - { id: nudge, day: 1, email: nudge }
                  - { id: kickoff, day: 1, task: Hold the kickoff }
                  - { id: recap, day: 1, email: recap, expires: 10d }
                """);

        @Test
        void leavesWhileItIsInTime() {
            story.holdSending().at(3, "10:00").releaseSending().onDay(3).expectEmail("nudge");
        }

        @Test
        void isLeftOutAfterThat() {
            story.holdSending().at(4, "12:00").releaseSending();

            story.onDay(4)
                    .expectSkipped("nudge", "expired: it was due on 2026-03-03 and may be at most 2 days late")
                    .expectTask("kickoff")
                    .expectEmail("recap");
        }

        @Test
        void isLeftOutAfterALongPauseToo() {
            story.at(0, "12:00").pause().at(7, "12:00").resume();

            story.onDay(7)
                    .expectSkipped("nudge", "expired")
                    .expectTask("kickoff")
                    .expectEmail("recap");
        }

        @Test
        void isLeftOutRatherThanMovedBehindItsTime() {
            Story crowded = story("""
                    playbook: story
                    steps:
                      - { id: nudge, day: 4, email: nudge }
                      - { id: recap, day: 4, email: recap, expires: 1d }
                      - { id: farewell, day: 7, email: farewell }
                    """);

            // day 4 is a Friday, and one message a day is enough
            crowded.onDay(4).expectOnly("nudge");
            crowded.onDay(7).expectSkipped("recap", "1 day").expectEmail("farewell");
        }

        @Test
        void doesNotAgeWhileTheStepAboveWaits() {
            Story waiting = story("""
                    playbook: story
                    expires: 1d
                    steps:
                      - { id: set-up, day: 0, wait-for: milestone.setup, until: day 8 }
                      - { id: nudge, day: 2, late: all, email: nudge }
                    """);

            waiting.at(7, "12:00").happens("milestone.setup").onDay(7).expectEmail("nudge");
        }
    }

    @Nested
    class OfWhatIsLate {

        private Story enrolledOnFriday(String late) {
            return Story.of(
                    Story.playbook("""
                            playbook: story
                            anchor: account.contract_start
                            late: %s
                            steps:
                              - { id: welcome, day: 0, email: welcome }
                              - { id: nudge, day: 1, email: nudge }
                              - { id: check, day: 2, if: account.high_value, then: [{ id: reminder, email: reminder }] }
                              - { id: kickoff, day: 2, late: skip, task: Hold the kickoff }
                              - { id: recap, day: 7, email: recap }
                            """.formatted(late)),
                    acme().withContractFrom("2026-03-02").build(),
                    "2026-03-06T10:00");
        }

        @Test
        void onlyTheLatestDayIsDone() {
            Story story = enrolledOnFriday("latest");

            story.onDay(4)
                    .expectSkipped("welcome", "late")
                    .expectSkipped("nudge", "late")
                    .expectSkipped("kickoff", "late")
                    .expectOnly("check", "reminder");
            story.onDay(7).expectOnly("recap");
        }

        @Test
        void theLatestIsNothingWhenNothingIsPast() {
            Story story = Story.of(Story.playbook("""
                            playbook: story
                            late: latest
                            steps:
                              - { id: welcome, day: 0, email: welcome }
                              - { id: nudge, day: 1, email: nudge }
                            """), acme().build(), MONDAY);

            story.onDay(0).expectOnly("welcome");
            story.onDay(1).expectOnly("nudge");
        }
    }
}
