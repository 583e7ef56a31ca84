package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchedulerTest {

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
    class ATextMessage {

        private static final String ANY_TIME = ", send: { window: \"mon-sun 00:00-23:59\" } }";

        @Test
        void waitsForTheMorningWhereALetterWouldLeave() {
            Playbook letter = step("{ id: late, day: 0, email: welcome" + ANY_TIME);
            Playbook text = step("{ id: late, day: 0, sms: welcome" + ANY_TIME);

            assertThat(first(letter, acme(), "2026-03-02T21:30").at()).isEqualTo(berlin("2026-03-02T21:30"));
            assertThat(first(text, acme(), "2026-03-02T21:30").at()).isEqualTo(berlin("2026-03-03T" + ACMES_MORNING));
        }

        @Test
        void restsOnSundays() {
            Playbook text = step("{ id: late, day: 0, sms: welcome" + ANY_TIME);

            assertThat(first(text, acme(), "2026-03-01T12:00").at()).isEqualTo(berlin("2026-03-02T" + ACMES_MORNING));
            assertThat(first(text, acme(), "2026-02-28T18:59").at()).isEqualTo(berlin("2026-02-28T18:59"));
        }
    }

    @Nested
    class OnDayZero {

        private final Playbook welcome = step("{ id: welcome, day: 0, email: welcome }");

        @Test
        void isNowWithinHours() {
            assertThat(first(welcome, acme(), "2026-03-02T14:20:05"))
                    .isEqualTo(Due.of(berlin("2026-03-02T14:20:05"), berlin("2026-03-02T14:20:05")));
        }

        @Test
        void isTheNextMorningAfterHours() {
            assertThat(first(welcome, acme(), "2026-03-02T18:00").at())
                    .isEqualTo(berlin("2026-03-03T" + ACMES_MORNING));
        }

        @Test
        void isMondayMorningAtTheWeekend() {
            assertThat(first(welcome, acme(), "2026-03-07T12:00").at())
                    .isEqualTo(berlin("2026-03-09T" + ACMES_MORNING));
        }

        @Test
        void isAnyTimeForWhatTheCustomerDoesNotSee() {
            assertThat(first(step("{ id: kickoff, day: 0, task: Kickoff }"), acme(), "2026-03-07T23:00")
                            .at())
                    .isEqualTo(berlin("2026-03-07T23:00"));
        }

        @Test
        void isTheOpeningOfTheAnchorsDayWhereThereIsAnAnchor() {
            Playbook anchored = from("account.contract_start", "{ id: welcome, day: 0, email: welcome }");

            assertThat(first(anchored, acme().withContractFrom("2026-03-11"), "2026-03-02T14:00")
                            .at())
                    .isEqualTo(berlin("2026-03-11T" + ACMES_MORNING));
        }

        @Test
        void isTheEnrolmentWhereTheAnchorIsNotKnown() {
            Playbook anchored = from("account.contract_start", "{ id: kickoff, day: 1, task: Kickoff }");

            assertThat(first(anchored, acme(), "2026-03-02T14:00").at()).isEqualTo(berlin("2026-03-03T09:00"));
        }

        @Test
        void keepsATimeOfDay() {
            Playbook atThree = step("{ id: welcome, day: 0, time: \"15:00\", email: welcome }");

            assertThat(first(atThree, acme(), "2026-03-02T10:00").at()).isEqualTo(berlin("2026-03-02T15:00"));
            assertThat(first(atThree, acme(), "2026-03-02T16:00").at()).isEqualTo(berlin("2026-03-02T16:00"));
        }
    }

    @Nested
    class OnALaterDay {

        @Test
        void meansTheOpeningOfTheWindowAndTheAccountsOwnShare() {
            assertThat(first(step("{ id: nudge, day: 3, email: nudge }"), acme(), "2026-03-02T16:00")
                            .at())
                    .isEqualTo(berlin("2026-03-05T" + ACMES_MORNING));
        }

        @Test
        void meansNineForWhatIsNoTouch() {
            assertThat(first(step("{ id: call, day: 3, task: Call }"), acme(), "2026-03-02T16:00")
                            .at())
                    .isEqualTo(berlin("2026-03-05T09:00"));
        }

        @Test
        void movesATouchOffTheWeekendButNotATask() {
            assertThat(first(step("{ id: nudge, day: 5, email: nudge }"), acme(), "2026-03-02T16:00")
                            .at())
                    .isEqualTo(berlin("2026-03-09T" + ACMES_MORNING));
            assertThat(first(step("{ id: call, day: 5, task: Call }"), acme(), "2026-03-02T16:00")
                            .at())
                    .isEqualTo(berlin("2026-03-07T09:00"));
        }

        @Test
        void movesATimeOutsideTheWindowToTheNextOpening() {
            assertThat(first(step("{ id: nudge, day: 3, time: \"20:00\", email: nudge }"), acme(), "2026-03-02T16:00")
                            .at())
                    .isEqualTo(berlin("2026-03-06T" + ACMES_MORNING));
        }

        @Test
        void obeysTheWindowOfTheStep() {
            Playbook saturday = step("{ id: nudge, day: 3, email: nudge, send: { window: \"sat 10:00-10:01\" } }");

            assertThat(first(saturday, acme(), "2026-03-02T16:00").at())
                    .isBetween(berlin("2026-03-07T10:00"), berlin("2026-03-07T10:00:30"));
        }

        @Test
        void countsCalendarDaysAcrossTheClockChange() {
            // Berlin springs forward on Sunday 29 March 2026
            assertThat(first(step("{ id: call, day: 7, task: Call }"), acme(), "2026-03-23T16:00")
                            .at())
                    .isEqualTo(Instant.parse("2026-03-30T07:00:00Z"));
        }

        @Test
        void movesATimeThatDoesNotExistForward() {
            assertThat(first(step("{ id: call, day: 6, time: \"02:30\", task: Call }"), acme(), "2026-03-23T16:00")
                            .at())
                    .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        }

        @Test
        void takesTheFirstOfATimeThatComesTwice() {
            assertThat(first(step("{ id: call, day: 6, time: \"02:30\", task: Call }"), acme(), "2026-10-19T16:00")
                            .at())
                    .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        }

        @Test
        void isTheCustomersMondayInTokyo() {
            // enrolled on Friday in Tokyo; day 3 is Monday there, and begins when it is Sunday in London
            assertThat(first(step("{ id: nudge, day: 3, email: nudge }"), acme().in("Asia/Tokyo"), "2026-03-06T16:00")
                            .at())
                    .isEqualTo(Instant.parse("2026-03-09T01:35:28Z"));
            assertThat(first(step("{ id: call, day: 3, task: Call }"), acme().in("Asia/Tokyo"), "2026-03-06T16:00")
                            .at())
                    .isEqualTo(Instant.parse("2026-03-09T00:00:00Z"));
        }

        @Test
        void mayBeBeforeTheAnchor() {
            Playbook before = from("account.contract_start", "{ id: call, day: -2, task: Call }");

            assertThat(first(before, acme().withContractFrom("2026-03-11"), "2026-03-02T14:00")
                            .at())
                    .isEqualTo(berlin("2026-03-09T09:00"));
        }
    }

    @Nested
    class WithinAnotherStep {

        @Test
        void isDoneWithTheTimeOfTheStepAroundIt() {
            Story story = Story.of(Story.steps("""
                              - id: check
                                day: 1
                                time: "09:30"
                                if: account.high_value
                                then: [{ id: nudge, email: nudge }]
                            """), acme().build(), "2026-03-02T16:00");

            story.onDay(1).expectAt("nudge", "09:30");
        }

        @Test
        void hasAMorningOfItsOwnWhereTheStepAroundItNamesNoTime() {
            Story story = Story.of(Story.steps("""
                              - id: call
                                day: 1
                                if: account.touch == "low"
                                task: Call
                                else: [{ id: nudge, email: nudge }]
                            """), acme().build(), "2026-03-02T16:00");

            story.onDay(1).expectSkipped("call", "account.touch is high").expectAt("nudge", ACMES_MORNING);
        }
    }

    @Test
    void neverPlansIntoThePast() {
        Playbook playbook = step("{ id: call, day: 1, task: Call }");
        RunInMemory run = new RunInMemory(playbook, acme().build(), berlin("2026-03-02T10:00"));
        Instant aWeekLater = berlin("2026-03-09T10:00");

        assertThat(Scheduler.schedule(playbook, run.state(), run.facts(), aWeekLater))
                .isEqualTo(new Due(aWeekLater, false, berlin("2026-03-03T09:00")));
    }
}
