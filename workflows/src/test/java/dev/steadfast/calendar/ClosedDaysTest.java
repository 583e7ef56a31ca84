package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedDaysTest {

    @ParameterizedTest
    @CsvSource({
        "12-24, 2026-12-23, false",
        "12-24, 2026-12-24, true",
        "12-24, 2041-12-24, true",
        "12-24..12-31, 2026-12-31, true",
        "12-24..12-31, 2027-01-01, false",
        "12-24..01-02, 2026-12-31, true",
        "12-24..01-02, 2027-01-01, true",
        "12-24..01-02, 2027-01-02, true",
        "12-24..01-02, 2027-01-03, false",
        "02-29, 2027-02-28, false",
        "02-29, 2028-02-29, true",
        "2027-01-02, 2027-01-02, true",
        "2027-01-02, 2028-01-02, false",
        "2027-07-01..2027-07-05, 2027-06-30, false",
        "2027-07-01..2027-07-05, 2027-07-01, true",
        "2027-07-01..2027-07-05, 2027-07-05, true",
        "2027-07-01..2027-07-05, 2027-07-06, false",
    })
    void coverTheirFirstAndTheirLastDay(String text, LocalDate day, boolean closed) {
        assertThat(ClosedDays.parse(List.of(text)).covers(day)).isEqualTo(closed);
    }

    @Test
    void areAllThatIsListed() {
        ClosedDays closed = ClosedDays.parse(List.of("12-24..12-31", "2027-01-02"));

        assertThat(closed.covers(LocalDate.parse("2026-12-27"))).isTrue();
        assertThat(closed.covers(LocalDate.parse("2027-01-02"))).isTrue();
        assertThat(closed).hasToString("12-24..12-31, 2027-01-02");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "christmas",
                "24.12.",
                "12-32",
                "02-30",
                "2027-02-29",
                "12-24..",
                "..12-24",
                "12-24...12-31",
                "12-24..12-26..12-31",
                "12-24..2027-01-02",
                "2027-1-2"
            })
    void refuseAnythingElseAndSayHow(String text) {
        assertThatThrownBy(() -> ClosedDays.parse(List.of("01-01", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is no closed day; write a day of every year like \"12-24\", a date like"
                        + " \"2027-01-02\", or two of a kind like \"12-24..01-02\" or \"2027-07-01..2027-07-05\"");
    }

    @Test
    void refuseDatesThatEndBeforeTheyBegin() {
        assertThatThrownBy(() -> ClosedDays.parse(List.of("2027-07-05..2027-07-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("closed days 2027-07-05..2027-07-01 end before they begin; write the earlier date first");
    }
}
