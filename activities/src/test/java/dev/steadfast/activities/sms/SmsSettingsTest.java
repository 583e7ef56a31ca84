package dev.steadfast.activities.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmsSettingsTest {

    private static SmsSettings settings(
            @Nullable String sid, @Nullable String token, @Nullable String from, @Nullable String service, int most) {
        return new SmsSettings(sid, token, from, service, null, most, null, "https://steadfast.example/");
    }

    @Test
    void withoutAnAccountThereIsNothingToCheck() {
        assertThat(settings("", "", "", "", 0).isConfigured()).isFalse();
    }

    @Test
    void callsAreMadeWithTheNewToken() {
        SmsSettings settings = settings("AC1", "new, old", "+15005550006", null, 3);

        assertThat(settings.authToken()).isEqualTo("new");
        assertThat(settings.callbackUrl()).isEqualTo("https://steadfast.example");
        assertThat(settings.toString()).doesNotContain("new");
    }

    @Test
    void anAccountNeedsATokenAndOneSender() {
        assertThatThrownBy(() -> settings("AC1", "", "+15005550006", "", 3)).hasMessageContaining("TWILIO_AUTH_TOKEN");
        assertThatThrownBy(() -> settings("AC1", "t", "", "", 3)).hasMessageContaining("set one of");
        assertThatThrownBy(() -> settings("AC1", "t", "+15005550006", "MG1", 3)).hasMessageContaining("set one of");
        assertThatThrownBy(() -> settings("AC1", "t", "+15005550006", "", 11)).hasMessageContaining("1 to 10");
    }
}
