package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Spread LAST = new Spread(0.999_999);

    @Nested
    class WithinALimit {

        private static final SendWindow LIMIT = SendWindow.parse("mon-sat 09:00-19:00");

        private static String limited(String window) {
            return SendRules.of(SendWindow.parse(window)).within(LIMIT).window().toString();
        }

        @ParameterizedTest
        @CsvSource({
            "mon-fri 09:00-17:00, mon-fri 09:00-17:00",
            "mon-sun 00:00-23:59, mon-sat 09:00-19:00",
            "fri-mon 10:00-22:00, 'mon,fri-sat 10:00-19:00'",
        })
        void whatBothAllowIsLeft(String window, String left) {
            assertThat(limited(window)).isEqualTo(left);
        }

        @ParameterizedTest
        @CsvSource({"sun 10:00-12:00", "mon-fri 20:00-22:00"})
        void theLimitHoldsWhereNothingIsLeft(String window) {
            assertThat(limited(window)).isEqualTo("mon-sat 09:00-19:00");
        }

        @Test
        void keepsQuietHoursAndClosedDays() {
            var rules = new SendRules(
                    SendWindow.parse("mon-sun 00:00-23:59"),
                    QuietHours.parse("12:00-14:00"),
                    true,
                    ClosedDays.parse(List.of("2026-03-02")));

            assertThat(rules.within(LIMIT).quiet()).isEqualTo(QuietHours.parse("12:00-14:00"));
            assertThat(rules.within(LIMIT).holdHolidays()).isTrue();
            assertThat(next(rules.within(LIMIT), "2026-03-01T12:00")).isEqualTo("2026-03-03T09:00");
        }

        @Test
        void leavesSomethingOpenEvenWhereQuietHoursWouldNot() {
            var rules = new SendRules(
                    SendWindow.parse("mon-sun 06:00-22:00"), QuietHours.parse("08:00-20:00"), false, ClosedDays.NONE);

            assertThat(next(rules.within(LIMIT), "2026-03-02T06:00")).isEqualTo("2026-03-02T09:00");
        }
    }

    @Nested
    class AWindow {

        @Test
        void isOpenNow() {
            Instant now = at("2026-03-02T16:59:59", BERLIN);
            assertThat(SendRules.DEFAULT.openAtOrAfter(now, BERLIN, LAST, Holidays.NONE))
                    .isEqualTo(now);
        }

        @Test
        void opensLaterTheSameDay() {
            assertThat(next(SendRules.DEFAULT, "2026-03-02T06:00")).isEqualTo("2026-03-02T09:00");
        }

        @Test
        void opensTheNextDayOnceClosed() {
            assertThat(next(SendRules.DEFAULT, "2026-03-02T17:00")).isEqualTo("2026-03-03T09:00");
        }

        @Test
        void leavesTheWeekendOut() {
            assertThat(next(SendRules.DEFAULT, "2026-03-06T17:00")).isEqualTo("2026-03-09T09:00");
            assertThat(next(SendRules.DEFAULT, "2026-03-07T12:00")).isEqualTo("2026-03-09T09:00");
        }

        @Test
        void opensOnTheCustomersMonday() {
            // eight in the morning of Monday in Tokyo is an hour before midnight of Sunday in London
            Instant monday = Instant.parse("2026-03-01T23:00:00Z");
            assertThat(monday.atZone(TOKYO).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);

            SendRules early = SendRules.of(SendWindow.parse("mon 08:00-17:00"));

            assertThat(early.openAtOrAfter(monday, TOKYO, LAST, Holidays.NONE)).isEqualTo(monday);
            assertThat(early.openAtOrAfter(monday.minusSeconds(1), TOKYO, Spread.NONE, Holidays.NONE))
                    .isEqualTo(monday);
            assertThat(early.openingOnOrAfter(LocalDate.parse("2026-03-01"), TOKYO, Spread.NONE, Holidays.NONE))
                    .isEqualTo(monday);
            assertThat(SendRules.DEFAULT.openAtOrAfter(monday, TOKYO, Spread.NONE, Holidays.NONE))
                    .isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        }

        @Test
        void isSpreadOverAtMostFourHoursAndHalfOfIt() {
            assertThat(opening(SendRules.DEFAULT, "2026-03-02", LAST)).isBetween(time("12:59"), time("13:00"));
            assertThat(opening(SendRules.of(SendWindow.parse("mon 09:00-10:00")), "2026-03-02", LAST))
                    .isBetween(time("09:29"), time("09:30"));
        }

        private static LocalDateTime time(String clock) {
            return LocalDateTime.parse("2026-03-02T" + clock);
        }
    }

    @Nested
    class Quiet {

        @Test
        void overMidnightShortensTheDayAtBothEnds() {
            SendRules rules = rules("mon-fri 06:00-22:00", "20:00-08:00");
            assertThat(next(rules, "2026-03-02T06:30")).isEqualTo("2026-03-02T08:00");
            assertThat(next(rules, "2026-03-02T19:59")).isEqualTo("2026-03-02T19:59");
            assertThat(next(rules, "2026-03-02T20:00")).isEqualTo("2026-03-03T08:00");
        }

        @Test
        void atNoonCutsTheDayInTwo() {
            SendRules rules = rules("mon-fri 09:00-17:00", "12:00-13:30");
            assertThat(next(rules, "2026-03-02T11:59")).isEqualTo("2026-03-02T11:59");
            assertThat(next(rules, "2026-03-02T12:00")).isEqualTo("2026-03-02T13:30");
            assertThat(next(rules, "2026-03-02T17:00")).isEqualTo("2026-03-03T09:00");
        }

        @Test
        void leavesTheSpreadWhatIsOpen() {
            SendRules rules = rules("mon-fri 06:00-22:00", "12:00-08:00");
            assertThat(opening(rules, "2026-03-02", Spread.NONE)).isEqualTo("2026-03-02T08:00");
            assertThat(opening(rules, "2026-03-02", new Spread(0.5))).isEqualTo("2026-03-02T09:00");
            assertThat(opening(rules, "2026-03-02", LAST))
                    .isBetween(LocalDateTime.parse("2026-03-02T09:59"), LocalDateTime.parse("2026-03-02T10:00"));
        }

        @Test
        void spreadsTheAfternoonTooWhenAskedAtNoon() {
            SendRules rules = rules("mon-fri 09:00-17:30", "12:00-13:30");
            Instant opening =
                    rules.openAtOrAfter(at("2026-03-02T12:30", BERLIN), BERLIN, new Spread(0.5), Holidays.NONE);
            assertThat(opening).isEqualTo(at("2026-03-02T14:30", BERLIN));
        }
    }

    @Nested
    class DaysOff {

        private static final Holidays BAVARIAN = PublicHolidays.of("DE", "BY");

        private static final SendRules HOLDING =
                new SendRules(SendWindow.OFFICE_HOURS, null, true, ClosedDays.parse(List.of("12-24..12-31")));

        @Test
        void areHeldOverChristmasNewYearAndEpiphany() {
            assertThat(opening(HOLDING, "2026-12-24", BAVARIAN)).isEqualTo("2027-01-04T09:00");
            assertThat(opening(HOLDING, "2027-01-06", BAVARIAN)).isEqualTo("2027-01-07T09:00");
        }

        @Test
        void dependOnTheRegion() {
            assertThat(opening(HOLDING, "2027-01-06", PublicHolidays.of("DE", "NW")))
                    .isEqualTo("2027-01-06T09:00");
        }

        @Test
        void areWorkdaysWhereHolidaysAreIgnored() {
            assertThat(opening(SendRules.DEFAULT, "2027-01-01", BAVARIAN)).isEqualTo("2027-01-01T09:00");
        }

        @Test
        void stopAMessageInTheMiddleOfTheDay() {
            Instant noon = at("2027-01-06T12:00", BERLIN);
            assertThat(HOLDING.openAtOrAfter(noon, BERLIN, Spread.NONE, BAVARIAN))
                    .isEqualTo(at("2027-01-07T09:00", BERLIN));
        }
    }

    @Nested
    class WhyItIsClosed {

        @ParameterizedTest
        @CsvSource({
            "2026-03-02T10:00,",
            "2026-03-02T08:59, outside mon-sat 09:00-21:00",
            "2026-03-08T10:00, outside mon-sat 09:00-21:00",
            "2026-03-02T20:30, quiet hours 20:00-08:00",
            "2026-03-02T23:00, outside mon-sat 09:00-21:00",
            "2027-01-01T10:00, public holiday: New Year's Day",
            "2027-01-01T20:30, public holiday: New Year's Day",
            "2026-12-24T10:00, the company is closed",
            "2026-12-25T10:00, the company is closed"
        })
        void isSaidInPlainWords(LocalDateTime moment, @Nullable String why) {
            var rules = new SendRules(
                    SendWindow.parse("mon-sat 09:00-21:00"),
                    QuietHours.parse("20:00-08:00"),
                    true,
                    ClosedDays.parse(List.of("12-24..12-31")));
            Holidays german = PublicHolidays.of("DE", null);

            assertThat(rules.closedBecause(moment.atZone(BERLIN), german).orElse(null))
                    .isEqualTo(why);
            assertThat(rules.isOpen(moment.atZone(BERLIN), german)).isEqualTo(why == null);
        }
    }

    @Nested
    class RulesThatNeverOpen {

        @Test
        void areRefusedWhereItIsAlwaysQuiet() {
            assertThatThrownBy(() -> rules("mon-fri 09:00-17:00", "09:00-17:00"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> rules("mon-fri 21:00-23:00", "20:00-08:00"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("quiet hours 20:00-08:00 leave nothing of the send window mon-fri 21:00-23:00;"
                            + " let them begin later or end earlier");
        }

        @Test
        void areRefusedWhereTheCompanyIsClosedAllYear() {
            assertThatThrownBy(() -> closed("mon-fri 09:00-17:00", "01-01..12-31"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("closed days 01-01..12-31 leave no day of the send window mon-fri 09:00-17:00"
                            + " for more than a year; leave one open");
        }

        @Test
        void areRefusedWhereSomeYearsAreClosed() {
            // the four days left are a Friday only in some years
            assertThatThrownBy(() -> closed("fri 09:00-17:00", "01-05..12-31"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("for more than a year");
            assertThatThrownBy(() -> closed("mon-fri 09:00-17:00", "2027-01-01..2028-12-31"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2027-01-01..2028-12-31");
        }

        @Test
        void areNotThoseThatOpenOnceAYear() {
            SendRules rules = closed("fri 09:00-17:00", "01-08..12-31");
            assertThat(next(rules, "2026-01-08T00:00")).isEqualTo("2027-01-01T09:00");
        }

        @Test
        void areFoundByTheSearchWhereHolidaysNeverEnd() {
            var rules = new SendRules(SendWindow.OFFICE_HOURS, null, true, ClosedDays.NONE);
            assertThatThrownBy(() -> opening(rules, "2026-03-02", day -> Optional.of("Sabbatical")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no open day from 2026-03-01T23:00:00Z to 2028-05-10");
        }

        private static SendRules closed(String window, String closed) {
            return new SendRules(SendWindow.parse(window), null, false, ClosedDays.parse(List.of(closed)));
        }
    }

    private static SendRules rules(String window, String quiet) {
        return new SendRules(SendWindow.parse(window), QuietHours.parse(quiet), false, ClosedDays.NONE);
    }

    private static LocalDateTime next(SendRules rules, String local) {
        return rules.openAtOrAfter(at(local, BERLIN), BERLIN, Spread.NONE, Holidays.NONE)
                .atZone(BERLIN)
                .toLocalDateTime();
    }

    private static LocalDateTime opening(SendRules rules, String day, Spread spread) {
        return opening(rules, day, spread, Holidays.NONE);
    }

    private static LocalDateTime opening(SendRules rules, String day, Holidays holidays) {
        return opening(rules, day, Spread.NONE, holidays);
    }

    private static LocalDateTime opening(SendRules rules, String day, Spread spread, Holidays holidays) {
        return rules.openingOnOrAfter(LocalDate.parse(day), BERLIN, spread, holidays)
                .atZone(BERLIN)
                .toLocalDateTime();
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
