package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendWindowTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"mon-fri 09:00-17:00", "sat 10:00-14:30", "sat-mon 09:00-17:00", "mon-sun 00:00-23:59"})
    void writesWhatItReads(String text) {
        assertThat(SendWindow.parse(text)).hasToString(text);
    }

    @Test
    void writesAnyDays() {
        var days = Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
        assertThat(new SendWindow(days, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                .hasToString("mon-tue,thu 09:00-17:00");
    }
}
