package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        "20:00-08:00, 19:59, false",
        "20:00-08:00, 20:00, true",
        "20:00-08:00, 00:00, true",
        "20:00-08:00, 07:59, true",
        "20:00-08:00, 08:00, false",
        "12:00-13:30, 11:59, false",
        "12:00-13:30, 12:00, true",
        "12:00-13:30, 13:30, false",
        "22:00-00:00, 23:59, true",
        "22:00-00:00, 00:00, false",
        "00:00-06:00, 00:00, true",
        "00:00-06:00, 23:59, false"
    })
    void beginWithTheirFirstMinuteAndEndBeforeTheLast(String quiet, LocalTime time, boolean inside) {
        assertThat(QuietHours.parse(quiet).contains(time)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20:00-08:00", "12:00-13:30", "22:00-00:00"})
    void writeWhatTheyRead(String text) {
        assertThat(QuietHours.parse(" " + text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "night", "20-8", "20:00", "20:00-24:00", "8:00-9:00", "20:60-08:00", "mon 20:00-08:00"})
    void refuseAnythingElseAndSayHow(String text) {
        assertThatThrownBy(() -> QuietHours.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" are no quiet hours; write them like \"20:00-08:00\","
                        + " with times from 00:00 to 23:59");
    }

    @Test
    void refuseToBeginWhenTheyEnd() {
        assertThatThrownBy(() -> QuietHours.parse("08:00-08:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quiet hours 08:00-08:00 begin when they end; write two different times,"
                        + " like \"20:00-08:00\"");
    }
}
