package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What comes again and again. Every story begins on Monday, 2 March 2026 at 10:00 in Berlin. */
class RepeatStoryTest {

    private static Story story(String steps) {
        return Story.of(Story.steps(steps), acme().build(), "2026-03-02T10:00");
    }

    /** The local moments at which a step was done. */
    private static List<String> times(Story story, String step) {
        return story.run().journal().stream()
                .filter(entry -> entry.step().equals(step) && entry.how() == StepResult.Kind.DONE)
                .map(entry ->
                        LocalDateTime.ofInstant(entry.at(), story.run().zone()).toString())
                .toList();
    }

    @Nested
    class EveryWeek {

        private final Story story = story("""
                  - id: weekly
                    day: 1
                    repeat:
                      every: 7d
                      until: day 30
                      steps: [{ id: look, task: Look at it }]
                  - { id: recap, task: Recap }
                """);

        @Test
        void keepsItsHourAcrossTheClockChange() {
            story.onDay(40);

            // clocks go forward on 29 March
            assertThat(times(story, "look"))
                    .containsExactly(
                            "2026-03-03T09:00",
                            "2026-03-10T09:00",
                            "2026-03-17T09:00",
                            "2026-03-24T09:00",
                            "2026-03-31T09:00");
        }

        @Test
        void goesOnAsSoonAsNoFurtherTimeComes() {
            story.onDay(40);

            assertThat(times(story, "recap")).containsExactly("2026-03-31T09:00");
            story.expectFinished("completed");
            assertThat(story.state().rounds()).isEmpty();
        }

        @Test
        void countsItsTimes() {
            story.onDay(15);

            assertThat(story.state().occurrence("look")).isEqualTo(3);
            assertThat(story.state().steps().get("look").times()).isEqualTo(3);
            assertThat(story.state().steps().get("look").at()).isEqualTo("2026-03-17T08:00:00Z");
        }

        @Test
        void doesNotCatchUpOnWhatWasMissed() {
            story.at(2, "12:00").pause().at(25, "12:00").resume().onDay(40);

            assertThat(times(story, "look")).containsExactly("2026-03-03T09:00", "2026-03-31T09:00");
        }

        @Test
        void isDoneOnTheDayOfTheResumptionWhenItIsOfThatDay() {
            story.at(2, "12:00").pause().at(15, "12:00").resume().onDay(16);

            assertThat(times(story, "look")).containsExactly("2026-03-03T09:00", "2026-03-17T12:00");
            story.onDay(22);
            assertThat(times(story, "look")).last().isEqualTo("2026-03-24T09:00");
        }

        @Test
        void isLeftOutAsAWholeWhenSkipped() {
            story.at(2, "12:00").skip("weekly");

            assertThat(story.state().rounds()).isEmpty();
            story.onDay(3);
            story.expectDone("weekly", "look", "recap").expectFinished("completed");
        }

        @Test
        void canBePutOff() {
            story.at(2, "12:00").snoozeUntil(9, "16:00").onDay(15);

            assertThat(times(story, "look"))
                    .containsExactly("2026-03-03T09:00", "2026-03-11T16:00", "2026-03-17T09:00");
        }
    }

    @Test
    void forALengthOfTimeIncludesItsEnd() {
        Story story = story("""
                  - { id: hourly, repeat: { every: 6h, until: 1d, steps: [{ id: look, task: Look }] } }
                """);
        story.onDay(4);

        assertThat(times(story, "look"))
                .containsExactly(
                        "2026-03-02T10:00",
                        "2026-03-02T16:00",
                        "2026-03-02T22:00",
                        "2026-03-03T04:00",
                        "2026-03-03T10:00");
    }

    @Test
    void aFirstTimeThatIsPastIsNotCaughtUpOnEither() {
        Story story = Story.of(
                Story.playbook("""
                        playbook: story
                        anchor: account.contract_start
                        steps:
                          - { id: weekly, day: 1, repeat: { every: 7d, until: day 30, steps: [{ id: look, task: Look }] } }
                        """), acme().withContractFrom("2026-03-02").build(), "2026-03-12T10:00");
        story.onDay(16);

        assertThat(times(story, "look")).containsExactly("2026-03-17T09:00");
    }

    @Test
    void aTimeThatTakesLongerThanAllowedMakesNoneRunTwice() {
        Story story = story("""
                  - id: weekly
                    repeat:
                      every: 7d
                      until: 21d
                      steps: [{ id: answer, wait-for: x.y, until: 10d, else: [{ id: chase, task: Chase }] }]
                """);
        story.onDay(60);

        assertThat(times(story, "chase")).containsExactly("2026-03-12T10:00", "2026-03-26T10:00");
    }

    @Test
    void withinAnotherBeginsAnewEachTime() {
        Story story = story("""
                  - id: weekly
                    repeat:
                      every: 7d
                      until: 14d
                      steps: [{ id: daily, repeat: { every: 1d, until: 1d, steps: [{ id: look, task: Look }] } }]
                """);
        story.onDay(30);

        assertThat(times(story, "look"))
                .containsExactly(
                        "2026-03-02T10:00",
                        "2026-03-03T10:00",
                        "2026-03-09T10:00",
                        "2026-03-10T10:00",
                        "2026-03-16T10:00",
                        "2026-03-17T10:00");
    }

    @Test
    void messagesLeaveOnADayEachAndKeepTheirHours() {
        Story story = story("""
                  - id: daily
                    repeat:
                      every: 1d
                      until: 9d
                      steps: [{ id: nudge, email: nudge }]
                """);
        story.onDay(30);

        assertThat(times(story, "nudge"))
                .allSatisfy(time -> assertThat(
                                LocalDateTime.parse(time).getDayOfWeek().getValue())
                        .isLessThanOrEqualTo(5));
        assertThat(times(story, "nudge").stream().map(time -> LocalDate.parse(time.substring(0, 10))))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void anExitWithinEndsTheRun() {
        Story story = story("""
                  - id: weekly
                    repeat:
                      every: 7d
                      until: day 90
                      steps:
                        - { id: seen, if: happened("milestone.setup"), exit: set-up }
                        - { id: look, task: Look }
                """);
        story.at(9, "10:00").happens("milestone.setup").onDay(14);

        story.expectFinished("set-up");
        assertThat(times(story, "look")).hasSize(2);
        assertThat(story.state().rounds()).isEmpty();
    }

    @Test
    void aConditionThatNoLongerHoldsEndsIt() {
        Story story = story("""
                  - id: weekly
                    if: '!happened("milestone.setup")'
                    repeat: { every: 7d, until: day 90, steps: [{ id: look, task: Look }] }
                  - { id: recap, task: Recap }
                """);
        story.at(9, "10:00").happens("milestone.setup").onDay(14).expectSkipped("weekly", "milestone.setup");

        story.expectDone("weekly", "look", "weekly", "look", "recap");
    }

    @Test
    void aWaitWithinMayAskForAnEventOfThisTimeOnly() {
        Story story = story("""
                  - id: quarterly
                    repeat:
                      every: 4w
                      until: 4w
                      steps:
                        - { id: ask, task: Ask }
                        - { id: answer, wait-for: nps.answered, since: ask, until: 7d, else: [{ id: chase, task: Chase }] }
                """);
        story.at(2, "10:00").happens("nps.answered").onDay(60);

        assertThat(times(story, "chase")).containsExactly("2026-04-06T10:00");
    }

    /** An event that answers one time is not known to the next. */
    @Nested
    class WithAnAnswer {

        private final Story story = story("""
                  - id: monthly
                    day: 1
                    repeat:
                      every: 10d
                      until: day 25
                      steps:
                        - { id: ask, task: Ask for a meeting, assignee: csm }
                        - id: met
                          wait-for: meeting.held
                          until: 5d
                          else: [{ id: chase, task: Chase them, assignee: csm }]
                """);

        @Test
        void eachTimeWaitsForAnEventOfItsOwn() {
            story.onDay(2);
            story.happens("meeting.held");
            story.onDay(40);

            assertThat(times(story, "chase")).containsExactly("2026-03-18T09:00", "2026-03-28T09:00");
        }

        @Test
        void oneThatCameSinceThisTimeBeganCounts() {
            story.onDay(12);
            story.happens("meeting.held");
            story.onDay(40);

            assertThat(times(story, "chase")).containsExactly("2026-03-08T09:00", "2026-03-28T09:00");
        }

        @Test
        void oneThatCameBeforeTheFirstTimeAnswersOnlyThat() {
            story.happens("meeting.held");
            story.onDay(40);

            assertThat(times(story, "chase")).containsExactly("2026-03-18T09:00", "2026-03-28T09:00");
        }
    }
}
