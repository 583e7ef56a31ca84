package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static long second(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void spreadsTheMessagesToOneDomainOverTheMinute() {
        Throttle throttle = new Throttle(new MailLimits(8, 0, 20));

        assertThat(throttle.place("a.example", PATIENCE, second(100))).contains(Duration.ZERO);
        assertThat(throttle.place("a.example", PATIENCE, second(100))).contains(Duration.ofSeconds(3));
        assertThat(throttle.place("b.example", PATIENCE, second(100))).contains(Duration.ZERO);
        assertThat(throttle.place("a.example", PATIENCE, second(104))).contains(Duration.ofSeconds(2));
        assertThat(throttle.place("a.example", PATIENCE, second(200))).contains(Duration.ZERO);
    }

    @Test
    void takesNoPlaceThatComesTooLate() {
        Throttle throttle = new Throttle(new MailLimits(8, 4, 0));

        assertThat(throttle.place("a.example", PATIENCE, second(100))).contains(Duration.ZERO);
        assertThat(throttle.place("b.example", PATIENCE, second(100))).isEmpty();
        assertThat(throttle.place("c.example", PATIENCE, second(106))).contains(Duration.ofSeconds(9));
    }

    @Test
    void letsEverythingThroughWithoutALimit() {
        Throttle throttle = new Throttle(MailLimits.NONE);
        for (int i = 0; i < 1_000; i++) {
            assertThat(throttle.place("a.example", Duration.ZERO, 5)).contains(Duration.ZERO);
        }
    }

    @Test
    void neverLetsMoreThroughInAMinuteThanAllowed() {
        Throttle throttle = new Throttle(new MailLimits(8, 30, 12));
        int sent = 0;
        for (long now = 0; now < second(60); now += second(1) / 4) {
            if (throttle.place("a.example", Duration.ZERO, now).isPresent()) {
                sent++;
            }
        }
        assertThat(sent).isEqualTo(12);
    }

    @Test
    void limitsMakeSense() {
        assertThatThrownBy(() -> new MailLimits(0, 0, 0)).hasMessageContaining("SMTP_CONNECTIONS is 0");
        assertThatThrownBy(() -> new MailLimits(1, -1, 0)).hasMessageContaining("SMTP_PER_MINUTE -1");
    }
}
