package dev.steadfast.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many messages a contact can get in 7 days, at the very most. */
class TouchLimitTest {

    private static final String EVERY_DAY = "send: { window: \"mon-sun 09:00-17:00\" }\n";

    private static List<String> problems(int most, String yaml) {
        return LintTest.problems(yaml, new LintSettings(most, Set.of()));
    }

    private static void canSend(int touches, String yaml) {
        assertThat(problems(touches, yaml)).isEmpty();
        if (touches > 1) {
            assertThat(problems(touches - 1, yaml))
                    .singleElement()
                    .asString()
                    .contains("one contact can get " + touches + " messages in 7 days");
        }
    }

    private static String mails(int... days) {
        return IntStream.of(days)
                .mapToObj(day -> "  - { id: on-" + day + ", day: " + day + ", email: hello }\n")
                .collect(Collectors.joining("", "steps:\n", ""));
    }

    @Test
    void countsWhatFallsIntoSevenDays() {
        canSend(3, EVERY_DAY + mails(1, 4, 7, 8, 15));
        canSend(2, EVERY_DAY + mails(1, 8, 14, 22));
    }

    @Test
    void namesTheStepsAndDaysOfTheWorstWeek() {
        assertThat(problems(2, EVERY_DAY + mails(0, 20, 22, 25, 40)))
                .containsExactly("a.yaml:5: step on-20: one contact can get 3 messages in 7 days:"
                        + " on-20 (day 20), on-22 (day 22), on-25 (day 25); allowed are 2."
                        + " Put them further apart, or send on fewer weekdays");
    }

    @Test
    void whoIsEnrolledAtNightHearsOnDayOne() {
        canSend(4, EVERY_DAY + mails(0, 3, 6, 7, 14));
    }

    @Test
    void aWeekendPushesLettersTogether() {
        // day 1 a Saturday: 1 moves to 3, 2 to 4, 3 to 5, 4 to 6
        canSend(4, mails(1, 2, 3, 4, 10, 11, 12));
        assertThat(problems(3, mails(1, 2, 3, 10, 11))).isEmpty();
    }

    @Test
    void oneADayOnOpenDaysIsAlwaysTheMost() {
        String twenty = mails(IntStream.range(0, 20).toArray());

        canSend(5, twenty);
        canSend(7, EVERY_DAY + twenty);
        canSend(1, "send: { window: \"mon 09:00-17:00\" }\n" + twenty);
    }

    @Test
    void transactionalTouchesDoNotCount() {
        assertThat(problems(1, "purpose: transactional\n" + EVERY_DAY + mails(0, 1, 2, 3)))
                .isEmpty();
        canSend(1, EVERY_DAY + """
                steps:
                  - { id: invoice, email: hello, purpose: transactional }
                  - { id: reminder, email: hello, purpose: transactional }
                  - { id: story, email: recap }
                """);
    }

    @Nested
    class Ways {

        @Test
        void theWorseOfTwoCounts() {
            canSend(3, EVERY_DAY + """
                    steps:
                      - { id: first, day: 0, email: hello }
                      - id: either
                        day: 1
                        if: account.high_value
                        then: [{ id: a1, email: hello }]
                        else: [{ id: b1, email: hello }, { id: b2, after: 1d, email: hello }]
                      - { id: last, day: 9, email: recap }
                    """);
        }

        @Test
        void ofASplitNobodyGoesTwo() {
            canSend(2, EVERY_DAY + """
                    steps:
                      - id: test
                        split:
                          - { arm: a, weight: 50, steps: [{ id: a1, email: hello }] }
                          - { arm: b, weight: 50, steps: [{ id: b1, email: hello }] }
                      - { id: last, email: recap }
                    """);
        }

        @Test
        void aWayThatEndsIsNotFollowed() {
            canSend(2, EVERY_DAY + """
                    steps:
                      - { id: first, email: hello }
                      - id: either
                        if: account.high_value
                        then: [{ id: a1, email: hello }, { id: stop, exit: over }]
                      - { id: last, day: 3, email: recap }
                    """);
        }

        @Test
        void whatFollowsTheEndCounts() {
            canSend(3, EVERY_DAY + """
                    exit: [{ on: account.churned, as: churned }]
                    on-exit:
                      churned: [{ id: bye, email: hello }]
                    steps:
                      - { id: first, day: 0, email: hello }
                      - { id: second, day: 2, email: hello }
                      - { id: third, day: 30, email: hello }
                    """);
        }

        @Test
        void whatFollowsACompletedRunCounts() {
            canSend(2, EVERY_DAY + """
                    on-exit:
                      completed: [{ id: bye, email: hello }]
                    steps:
                      - { id: first, day: 0, email: hello }
                    """);
        }
    }

    @Nested
    class Waits {

        @Test
        void canEndAtAnyTimeUpToTheirLimit() {
            // ended on day 6: three within a week, with days 7 and 8
            canSend(3, EVERY_DAY + """
                    steps:
                      - { id: wait, day: 0, wait-for: a.b, until: 6d }
                      - { id: come, email: hello }
                      - { id: seven, day: 7, email: hello }
                      - { id: eight, day: 8, email: hello }
                      - { id: fourteen, day: 14, email: hello }
                    """);
        }

        @Test
        void thatAreOverEarlierLeaveMoreRoom() {
            canSend(2, EVERY_DAY + """
                    steps:
                      - { id: wait, day: 0, wait-for: a.b, until: 6d }
                      - { id: come, email: hello }
                      - { id: fourteen, day: 12, email: hello }
                    """);
            canSend(1, EVERY_DAY + """
                    steps:
                      - { id: wait, day: 0, wait-for: a.b, until: 5d }
                      - { id: come, email: hello }
                      - { id: fourteen, day: 14, email: hello }
                    """);
        }

        @Test
        void keepTheDistanceOfWhatIsCountedFromThem() {
            canSend(1, EVERY_DAY + """
                    steps:
                      - { id: wait, wait-for: a.b, until: 60d }
                      - { id: one, email: hello }
                      - { id: two, after: 8d, email: hello }
                      - { id: three, after: 8d, email: hello }
                    """);
        }

        @Test
        void ofATaskTakeTheWorstOutcome() {
            canSend(3, EVERY_DAY + """
                    steps:
                      - { id: one, day: 0, email: hello }
                      - id: call
                        task: Call
                        outcomes: { reached: [], missed: [{ id: m1, email: hello }] }
                        until: day 20
                        overdue: [{ id: late, email: hello }]
                      - { id: then, after: 1d, email: hello }
                    """);
        }
    }

    @Nested
    class Repetitions {

        @Test
        void comeAsOftenAsTheySay() {
            canSend(4, repeat("2d"));
            canSend(1, repeat("7d"));
            canSend(1, repeat("14d"));
        }

        @Test
        void everySecondAreStillOneADay() {
            canSend(7, repeat("1s"));
        }

        @Test
        void endOnTheirDay() {
            canSend(3, EVERY_DAY + """
                    steps:
                      - id: round
                        day: 0
                        repeat:
                          every: 3d
                          until: day 3
                          steps: [{ id: mail, email: hello }]
                      - { id: last, day: 6, email: recap }
                    """);
        }

        private static String repeat(String every) {
            return EVERY_DAY + """
                    steps:
                      - id: round
                        repeat:
                          every: %s
                          until: 90d
                          steps: [{ id: mail, email: hello }]
                    """.formatted(every);
        }
    }

    @Nested
    class LateEnrolment {

        private static final String START = "anchor: account.contract_start\n";

        @Test
        void skipsWhatIsPastSoNothingPilesUp() {
            canSend(1, START + EVERY_DAY + mails(0, 10, 20, 30));
        }

        @Test
        void sendsAllOfItOneADayWhereThePlaybookSaysSo() {
            canSend(4, START + "late: all\n" + EVERY_DAY + mails(0, 10, 20, 30));
        }

        @Test
        void saysForWhom() {
            assertThat(problems(3, START + "late: all\n" + EVERY_DAY + mails(0, 10, 20, 30)))
                    .singleElement()
                    .asString()
                    .contains("for an account that is enrolled on day 3");
        }

        @Test
        void isNoneWhereDayZeroIsTheEnrolment() {
            canSend(1, "late: all\n" + EVERY_DAY + mails(0, 10, 20, 30));
        }
    }

    @Nested
    class Pauses {

        private static final String PAUSE = "pause: { on: contract.disputed, until: contract.settled }\n";

        @Test
        void collectWhatBecomesDue() {
            canSend(4, PAUSE + EVERY_DAY + mails(0, 10, 20, 30));
        }

        @Test
        void dropWhatWasMissedWhereThePlaybookSaysSo() {
            canSend(1, PAUSE + "resume: drop-missed\n" + EVERY_DAY + mails(0, 10, 20, 30));
        }

        @Test
        void putOffEverythingWhereThePlaybookSaysSo() {
            canSend(1, PAUSE + "resume: shift\n" + EVERY_DAY + mails(0, 10, 20, 30));
        }

        @Test
        void letExpireWhatIsTooLate() {
            canSend(2, PAUSE + "expires: 11d\n" + EVERY_DAY + mails(0, 10, 20, 30));
        }
    }

    @Test
    void closedDaysPushLettersTogether() {
        canSend(2, "send: { window: \"mon-sun 09:00-17:00\", closed: [\"12-24..12-31\"] }\n" + mails(1, 10, 50));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aLimitOfNothingIsNoLimit(int most) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new LintSettings(most, Set.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }
}
