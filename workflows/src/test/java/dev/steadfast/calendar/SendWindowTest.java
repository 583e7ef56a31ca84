package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Spread LAST = new Spread(0.999_999);

    @Nested
    class Reading {

        @Test
        void takesDaysAndHours() {
            assertThat(SendWindow.parse("mon-fri 09:00-17:00")).isEqualTo(SendWindow.OFFICE_HOURS);
            assertThat(SendWindow.parse("Sat 10:00-14:30"))
                    .returns(Set.of(DayOfWeek.SATURDAY), SendWindow::days)
                    .returns(LocalTime.of(14, 30), SendWindow::closes);
        }

        @Test
        void takesDaysOverTheEndOfTheWeek() {
            assertThat(SendWindow.parse("sat-mon 09:00-17:00").days())
                    .containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "mon-fri",
                    "9-17",
                    "mon-fri 9:00-17:00",
                    "mon-fri 17:00-09:00",
                    "mon-fri 09:00-09:00",
                    "mon-fry 09:00-17:00",
                    "mon-fri 09:00-25:00",
                    "mon-fri 09:60-17:00",
                    "mo-fr 09:00-17:00"
                })
        void refusesAnythingElseAndSaysHow(String text) {
            assertThatThrownBy(() -> SendWindow.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("\"" + text + "\" is not a send window; write it like \"mon-fri 09:00-17:00\"");
        }

        @Test
        void writesWhatItReads() {
            assertThat(SendWindow.parse("mon-wed 09:00-17:00")).hasToString("mon,tue,wed 09:00-17:00");
        }
    }

    @Nested
    class Opening {

        @Test
        void isNowWhenOpen() {
            Instant now = at("2026-03-02T16:59:59", BERLIN);
            assertThat(SendWindow.OFFICE_HOURS.openAtOrAfter(now, BERLIN, LAST)).isEqualTo(now);
        }

        @Test
        void isLaterTheSameDayBeforeHours() {
            assertThat(next("2026-03-02T06:00", BERLIN)).isEqualTo(at("2026-03-02T09:00", BERLIN));
        }

        @Test
        void isTheNextDayOnceClosed() {
            assertThat(next("2026-03-02T17:00", BERLIN)).isEqualTo(at("2026-03-03T09:00", BERLIN));
        }

        @Test
        void leavesTheWeekendOut() {
            assertThat(next("2026-03-06T17:00", BERLIN)).isEqualTo(at("2026-03-09T09:00", BERLIN));
            assertThat(next("2026-03-07T12:00", BERLIN)).isEqualTo(at("2026-03-09T09:00", BERLIN));
        }

        @Test
        void isTheCustomersMondayWhichBeginsOnSundayHere() {
            // 23:30 on Sunday in UTC is 08:30 on Monday in Tokyo
            assertThat(SendWindow.OFFICE_HOURS.openAtOrAfter(Instant.parse("2026-03-01T23:30:00Z"), TOKYO, Spread.NONE))
                    .isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        }

        @Test
        void isSpreadOverAtMostFourHoursAndHalfTheWindow() {
            assertThat(SendWindow.OFFICE_HOURS.openingOnOrAfter(LocalDate.parse("2026-03-02"), BERLIN, LAST))
                    .isBetween(at("2026-03-02T12:59", BERLIN), at("2026-03-02T13:00", BERLIN));
            assertThat(SendWindow.parse("mon 09:00-10:00")
                            .openingOnOrAfter(LocalDate.parse("2026-03-02"), BERLIN, LAST))
                    .isBetween(at("2026-03-02T09:29", BERLIN), at("2026-03-02T09:30", BERLIN));
        }
    }

    @Nested
    class WhenClocksChange {

        @Test
        void keepsTheLocalHour() {
            // New York springs forward on Sunday 8 March 2026 and falls back on Sunday 1 November
            assertThat(next("2026-03-06T18:00", NEW_YORK)).isEqualTo(Instant.parse("2026-03-09T13:00:00Z"));
            assertThat(next("2026-10-30T18:00", NEW_YORK)).isEqualTo(Instant.parse("2026-11-02T14:00:00Z"));
        }

        @Test
        void anHourThatDoesNotExistIsNoOpening() {
            SendWindow gap = SendWindow.parse("sun 02:00-03:00");
            assertThat(gap.openAtOrAfter(at("2026-03-08T00:30", NEW_YORK), NEW_YORK, Spread.NONE))
                    .isEqualTo(at("2026-03-15T02:00", NEW_YORK));
        }

        @Test
        void aWindowAroundTheGapOpensWhenTheClockIsBack() {
            SendWindow around = SendWindow.parse("sun 02:30-06:00");
            assertThat(around.openAtOrAfter(at("2026-03-08T00:30", NEW_YORK), NEW_YORK, Spread.NONE))
                    .isEqualTo(at("2026-03-08T03:30", NEW_YORK));
        }

        @Test
        void anHourThatComesTwiceNeverOpensInThePast() {
            // 01:10 for the second time: today's 01:30 that comes first has gone by
            Instant second = Instant.parse("2026-11-01T06:10:00Z");
            SendWindow window = SendWindow.parse("mon-sun 01:30-05:00");
            assertThat(window.openAtOrAfter(second, NEW_YORK, Spread.NONE)).isEqualTo(at("2026-11-02T01:30", NEW_YORK));
        }

        @Test
        void aDayThatAZoneLeftOutIsNoOpenDay() {
            // Samoa had no Friday 30 December 2011
            ZoneId apia = ZoneId.of("Pacific/Apia");
            assertThat(SendWindow.parse("fri 09:00-17:00")
                            .openingOnOrAfter(LocalDate.parse("2011-12-30"), apia, Spread.NONE))
                    .isEqualTo(at("2012-01-06T09:00", apia));
        }

        @Test
        void whateverTheZoneAnOpeningIsOpenAndNeverInThePast() {
            List<ZoneId> zones = ZoneId.getAvailableZoneIds().stream()
                    .sorted()
                    .map(ZoneId::of)
                    .toList();
            List<SendWindow> windows = List.of(
                    SendWindow.OFFICE_HOURS,
                    SendWindow.parse("sun 02:00-03:00"),
                    SendWindow.parse("mon-sun 00:00-00:30"),
                    SendWindow.parse("sat-sun 01:30-23:59"));
            qt().withFixedSeed(20_260_302)
                    .withExamples(20_000)
                    .forAll(
                            integers().between(0, zones.size() - 1),
                            integers().between(0, windows.size() - 1),
                            longs().between(
                                            at("2000-01-01T00:00", BERLIN).getEpochSecond(),
                                            at("2037-12-31T00:00", BERLIN).getEpochSecond()),
                            integers().between(0, 999))
                    .checkAssert((zone, window, second, share) -> {
                        Instant moment = Instant.ofEpochSecond(second);
                        SendWindow open = windows.get(window);
                        Instant opening = open.openAtOrAfter(moment, zones.get(zone), new Spread(share / 1000.0));
                        assertThat(opening).isAfterOrEqualTo(moment);
                        assertThat(open.isOpen(opening.atZone(zones.get(zone)))).isTrue();
                    });
        }
    }

    private static Instant next(String local, ZoneId zone) {
        return SendWindow.OFFICE_HOURS.openAtOrAfter(at(local, zone), zone, Spread.NONE);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
