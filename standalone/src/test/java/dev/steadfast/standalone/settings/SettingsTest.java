package dev.steadfast.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void embedsEverythingWhenNothingIsSet() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.data()).isAbsolute().isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.engine()).isEqualTo(EngineWish.AUTO);
        assertThat(settings.datasourceUrl()).isEmpty();
        assertThat(settings.temporalAddress()).isEmpty();
        assertThat(settings.smtpHost()).isEmpty();
    }

    @Test
    void takesAnEmptyVariableAsNotSet() {
        assertThat(Settings.from(Map.of("SMTP_HOST", " ", "STEADFAST_PORT", "")))
                .isEqualTo(Settings.from(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "-1", "65536"})
    void refusesAPortThatIsNone(String port) {
        assertThatThrownBy(() -> Settings.from(Map.of("STEADFAST_PORT", port)))
                .isInstanceOf(StartRefused.class)
                .hasMessage("STEADFAST_PORT is '%s'; it must be a number from 0 to 65535.", port);
    }

    @Test
    void refusesAnUnknownEngine() {
        assertThatThrownBy(() -> Settings.from(Map.of("STEADFAST_ENGINE", "cadence")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("STEADFAST_ENGINE is 'cadence'; it must be one of auto, dev-server, in-jvm.");
    }

    @Test
    void refusesAnAddressTogetherWithAnEmbeddedEngine() {
        assertThatThrownBy(
                        () -> Settings.from(Map.of("TEMPORAL_ADDRESS", "temporal:7233", "STEADFAST_ENGINE", "in-jvm")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("contradict");
    }
}
