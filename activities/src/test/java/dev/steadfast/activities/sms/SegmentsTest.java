package dev.steadfast.activities.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({
        "a, 160, 1, true",
        "a, 161, 2, true",
        "a, 306, 2, true",
        "a, 307, 3, true",
        "ä, 160, 1, true",
        "€, 80, 1, true",
        // an escape and what it escapes stay together: 76 of them fill a part of 153
        "€, 81, 2, true",
        "€, 152, 2, true",
        "€, 153, 3, true",
        "ł, 70, 1, false",
        "ł, 71, 2, false",
        "ł, 134, 2, false",
        "ł, 135, 3, false",
        // a pair of surrogates stays together: 33 of them fill a part of 67
        "😀, 35, 1, false",
        "😀, 36, 2, false",
        "😀, 66, 2, false",
        "😀, 67, 3, false",
    })
    void areCountedAsAPhoneCountsThem(String character, int times, int count, boolean gsm) {
        assertThat(Segments.of(character.repeat(times))).isEqualTo(new Segments(count, gsm));
    }
}
