package dev.steadfast.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.lint.LintSettings;
import org.junit.jupiter.api.Test;

class CapsTest {

    @Test
    void lintWarnsOfWhatWouldBePutOff() {
        assertThat(LintSettings.DEFAULT.mostTouches()).isEqualTo(Caps.DEFAULT.contactWeek());
    }

    @Test
    void capsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> new Caps(2, 1, 3, 8))
                .hasMessageStartingWith("at most 2 messages a day and 1 in 7 days for a contact")
                .hasMessageContaining("7 days must allow what one day allows");
        assertThatThrownBy(() -> new Caps(2, 4, 1, 8)).isInstanceOf(IllegalArgumentException.class);
    }
}
