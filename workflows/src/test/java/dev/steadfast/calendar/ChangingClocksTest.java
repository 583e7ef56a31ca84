package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The wall decides: what it shows is open or closed, whatever the clock was put forward or back. */
class ChangingClocksTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final Spread LAST = new Spread(0.999_999);

    @Test
    void theLocalHourStays() {
        // New York springs forward on Sunday 8 March 2026 and falls back on Sunday 1 November
        assertThat(next("mon-fri 09:00-17:00", "2026-03-06T23:00:00Z")).isEqualTo("2026-03-09T13:00:00Z");
        assertThat(next("mon-fri 09:00-17:00", "2026-10-30T22:00:00Z")).isEqualTo("2026-11-02T14:00:00Z");
    }

    /** 02:00 to 03:00 on 8 March 2026 in New York; at 07:00 UTC the wall goes from 01:59 to 03:00. */
    @Nested
    class AnHourThatIsLeftOut {

        @Test
        void isNoOpening() {
            assertThat(next("sun 02:00-03:00", "2026-03-08T05:30:00Z")).isEqualTo("2026-03-15T06:00:00Z");
        }

        @Test
        void withTheOpeningInItOpensWhenTheClockGoesOn() {
            assertThat(next("sun 02:30-06:00", "2026-03-08T05:30:00Z")).isEqualTo("2026-03-08T07:00:00Z");
        }

        @Test
        void withTheEndInItClosesWhenTheClockJumps() {
            SendRules rules = rules("sun 01:00-02:30");
            Instant latest = opening(rules, "2026-03-08", LAST);
            assertThat(latest).isBetween("2026-03-08T06:29:00Z", "2026-03-08T06:30:00Z");
            assertThat(next("sun 01:00-02:30", "2026-03-08T07:00:00Z")).isEqualTo("2026-03-15T05:00:00Z");
        }

        @Test
        void insideTheHoursShortensTheSpread() {
            // four hours on the wall are three
            assertThat(opening(rules("sun 00:00-04:00"), "2026-03-08", LAST))
                    .isBetween("2026-03-08T06:29:00Z", "2026-03-08T06:30:00Z");
        }
    }

    /** 01:00 to 02:00 on 1 November 2026 in New York: from 05:00 UTC for the first time, from 06:00 for the second. */
    @Nested
    class AnHourThatComesTwice {

        @Test
        void isOpenBothTimes() {
            assertThat(next("sun 01:00-02:00", "2026-11-01T05:30:00Z")).isEqualTo("2026-11-01T05:30:00Z");
            assertThat(next("sun 01:00-02:00", "2026-11-01T06:30:00Z")).isEqualTo("2026-11-01T06:30:00Z");
        }

        @Test
        void opensTheFirstTime() {
            assertThat(next("sun 01:30-05:00", "2026-11-01T04:00:00Z")).isEqualTo("2026-11-01T05:30:00Z");
        }

        @Test
        void opensAgainWhereTheWallWentBackBeforeTheOpening() {
            // 01:10 for the second time
            assertThat(next("mon-sun 01:30-05:00", "2026-11-01T06:10:00Z")).isEqualTo("2026-11-01T06:30:00Z");
        }

        @Test
        void opensAgainAfterItHadClosed() {
            // closed from 01:20 on, until the wall shows 01:00 once more
            assertThat(next("sun 00:30-01:20", "2026-11-01T05:40:00Z")).isEqualTo("2026-11-01T06:00:00Z");
        }

        @Test
        void leavesTheSpreadInTheFirst() {
            // half an hour is open before the wall goes back: the spread has half of that
            assertThat(opening(rules("sun 01:30-05:00"), "2026-11-01", LAST))
                    .isBetween("2026-11-01T05:44:00Z", "2026-11-01T05:45:00Z");
        }

        @Test
        void beforeMidnightIsStillTheOldDay() {
            // Saint John's went back from 00:01 on Sunday to 23:01 on Saturday
            ZoneId newfoundland = ZoneId.of("America/St_Johns");
            SendRules rules = rules("sat 23:30-23:59");
            Instant sundayForTheFirstTime = Instant.parse("2006-10-29T02:30:30Z");
            assertThat(LocalDate.ofInstant(sundayForTheFirstTime, newfoundland)).isEqualTo("2006-10-29");

            assertThat(rules.openAtOrAfter(sundayForTheFirstTime, newfoundland, Spread.NONE, Holidays.NONE))
                    .isEqualTo("2006-10-29T03:00:00Z");
            assertThat(rules.openingOnOrAfter(LocalDate.parse("2006-10-29"), newfoundland, Spread.NONE, Holidays.NONE))
                    .isEqualTo(LocalDateTime.parse("2006-11-04T23:30")
                            .atZone(newfoundland)
                            .toInstant());
        }
    }

    /** Samoa crossed the date line: after Thursday 29 December 2011 came Saturday. */
    @Nested
    class ADayThatIsLeftOut {

        @Test
        void isNoOpenDay() {
            assertThat(onOrAfter("fri 09:00-17:00", "2011-12-30")).isEqualTo("2012-01-06T09:00");
        }

        @Test
        void isFollowedByTheNext() {
            assertThat(onOrAfter("mon-sun 09:00-17:00", "2011-12-30")).isEqualTo("2011-12-31T09:00");
            assertThat(onOrAfter("mon-sun 00:00-17:00", "2011-12-30")).isEqualTo("2011-12-31T00:00");
        }

        @Test
        void isSkippedFromTheEveningBefore() {
            Instant evening =
                    LocalDateTime.parse("2011-12-29T20:00").atZone(APIA).toInstant();
            assertThat(rules("mon-sun 09:00-17:00").openAtOrAfter(evening, APIA, Spread.NONE, Holidays.NONE))
                    .isEqualTo(
                            LocalDateTime.parse("2011-12-31T09:00").atZone(APIA).toInstant());
        }

        private static LocalDateTime onOrAfter(String window, String day) {
            return rules(window)
                    .openingOnOrAfter(LocalDate.parse(day), APIA, Spread.NONE, Holidays.NONE)
                    .atZone(APIA)
                    .toLocalDateTime();
        }
    }

    private static Instant next(String window, String moment) {
        return rules(window).openAtOrAfter(Instant.parse(moment), NEW_YORK, Spread.NONE, Holidays.NONE);
    }

    private static Instant opening(SendRules rules, String day, Spread spread) {
        return rules.openingOnOrAfter(LocalDate.parse(day), NEW_YORK, spread, Holidays.NONE);
    }

    private static SendRules rules(String window) {
        return SendRules.of(SendWindow.parse(window));
    }
}
