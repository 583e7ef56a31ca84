package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchedulerOrderTest {

    /** Acme's own share of the four hours after nine o'clock. */
    private static final String ACMES_MORNING = "10:35:28";

    /** What the first step of a playbook comes to for an account enrolled at a local moment. */
    private static Due first(Playbook playbook, AnAccount account, String enrolled) {
        ZoneId zone = ZoneId.of(account.build().timeZone());
        var run = new RunInMemory(playbook, account.build(), at(enrolled, zone));
        return Scheduler.schedule(playbook, run.state(), run.facts(), run.now());
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static Instant berlin(String local) {
        return at(local, ZoneId.of("Europe/Berlin"));
    }

    private static Playbook from(String anchor, String step) {
        return Story.playbook("playbook: story\nanchor: " + anchor + "\nsteps:\n  - " + step + "\n");
    }

    private static Playbook step(String step) {
        return from("enrolment", step);
    }

    @Nested
    class After {

        @Test
        void countsFromTheEndOfTheStepAbove() {
            Story story = Story.of(Story.steps("""
                              - { id: kickoff, day: 1, task: Kickoff }
                              - { id: reminder, after: 4h, task: Remind }
                              - { id: another, after: 2d, task: Remind }
                            """), acme().build(), "2026-03-02T16:00");

            story.onDay(1).expectAt("kickoff", "09:00").expectAt("reminder", "13:00");
            story.onDay(3).expectAt("another", "13:00");
        }

        @Test
        void countsASkippedStepAsEnded() {
            Story story = Story.of(Story.steps("""
                              - { id: kickoff, day: 1, task: Kickoff }
                              - { id: reminder, after: 2h, task: Remind }
                            """), acme().build(), "2026-03-02T16:00");

            story.at(0, "18:15").skip("kickoff").onDay(0).expectAt("reminder", "20:15");
        }

        @Test
        void countsFromTheEnrolmentWhenNothingStandsAbove() {
            assertThat(first(step("{ id: call, after: 90m, task: Call }"), acme(), "2026-03-02T10:00")
                            .at())
                    .isEqualTo(berlin("2026-03-02T11:30"));
        }

        @Test
        void isRealTimeAcrossTheClockChangeAndStillKeepsHours() {
            assertThat(first(step("{ id: call, after: 24h, task: Call }"), acme(), "2026-03-28T12:00")
                            .at())
                    .isEqualTo(berlin("2026-03-29T13:00"));
            assertThat(first(step("{ id: nudge, after: 24h, email: nudge }"), acme(), "2026-03-28T12:00")
                            .at())
                    .isEqualTo(berlin("2026-03-30T" + ACMES_MORNING));
        }
    }

    @Nested
    class TwoMessagesOnOneDay {

        private static final String TWO = """
                purpose: %s
                steps:
                  - { id: welcome, day: 0, email: welcome }
                  - { id: nudge, email: nudge }
                """;

        @Test
        void moveApartWhenTheyAreLifecycle() {
            Story story = Story.of(
                    Story.playbook("playbook: story\n" + TWO.formatted("lifecycle")),
                    acme().build(),
                    "2026-03-06T10:00");

            story.onDay(0).expectEmail("welcome");
            story.expectNext("nudge", 3, ACMES_MORNING);
        }

        @Test
        void mayLeaveTogetherWhenTheyAreTransactional() {
            Story story = Story.of(
                    Story.playbook("playbook: story\n" + TWO.formatted("transactional")),
                    acme().build(),
                    "2026-03-06T10:00");

            story.onDay(0).expectEmail("welcome").expectEmail("nudge");
        }

        @Test
        void shareNoDayOfTheCustomersCalendar() {
            // 10:00 on Tuesday and 16:00 on Monday are the same day in UTC
            Story story = Story.of(
                    Story.playbook("playbook: story\n" + TWO.formatted("lifecycle")),
                    acme().in("Pacific/Auckland").build(),
                    "2026-03-02T16:00");

            story.onDay(0).expectEmail("welcome");
            story.onDay(1).expectEmail("nudge").expectAt("nudge", ACMES_MORNING);
        }
    }

    @Nested
    class Late {

        private Due onThe10th(String step) {
            return first(
                    from("account.contract_start", step), acme().withContractFrom("2026-03-02"), "2026-03-10T07:00");
        }

        @Test
        void isAStepOfADayThatIsOver() {
            assertThat(onThe10th("{ id: nudge, day: 7, email: nudge }"))
                    .isEqualTo(new Due(berlin("2026-03-10T07:00"), true, null));
        }

        @Test
        void isNotAStepOfToday() {
            assertThat(onThe10th("{ id: nudge, day: 8, email: nudge }"))
                    .isEqualTo(new Due(berlin("2026-03-10T" + ACMES_MORNING), false, null));
        }

        @Test
        void isDoneAsSoonAsMayBeWhenTheStepSaysAll() {
            assertThat(onThe10th("{ id: nudge, day: 7, late: all, email: nudge }"))
                    .isEqualTo(new Due(berlin("2026-03-10T" + ACMES_MORNING), false, berlin("2026-03-10T07:00")));
        }

        @Test
        void isNothingThatOnlyFollowsTheStepAbove() {
            assertThat(onThe10th("{ id: call, task: Call }").late()).isFalse();
            assertThat(onThe10th("{ id: call, after: 1h, task: Call }").late()).isFalse();
        }
    }

    @Nested
    class ALimit {

        private Instant of(String limit) {
            RunInMemory run = new RunInMemory(
                    step("{ id: set-up, day: 0, wait-for: milestone.setup, until: " + limit + " }"),
                    acme().build(),
                    berlin("2026-03-27T15:00"));
            run.perform();
            return run.state().due();
        }

        @Test
        void isNineOnThatDay() {
            assertThat(of("day 2")).isEqualTo(berlin("2026-03-29T09:00"));
        }

        @Test
        void orALengthOfRealTime() {
            assertThat(of("2d")).isEqualTo(berlin("2026-03-27T15:00").plus(Duration.ofDays(2)));
        }
    }
}
