package dev.steadfast.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.api.ApiApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class BindCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void loopbackNeedsNoSignIn(String address) {
        assertThatCode(() -> BindCheck.check(settings("server.address", address)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.20", "", "no.such.host.invalid"})
    void anythingElseDoes(String address) {
        assertThatThrownBy(() -> BindCheck.check(settings("server.address", address)))
                .isInstanceOf(ExposedWithoutSignIn.class)
                .hasMessageContaining("STEADFAST_ADMIN_PASSWORD");
    }

    @Test
    void nobodyIsLetInThroughAProxyWithoutSignIn() {
        var settings = settings("server.address", "127.0.0.1");
        settings.setProperty("steadfast.public-url", "https://success.no-such-host.invalid");

        assertThatThrownBy(() -> BindCheck.check(settings))
                .isInstanceOf(ExposedWithoutSignIn.class)
                .hasMessageContaining("STEADFAST_PUBLIC_URL")
                .hasMessageContaining("success.no-such-host.invalid");

        settings.setProperty("steadfast.public-url", "http://localhost:8080");
        assertThatCode(() -> BindCheck.check(settings)).doesNotThrowAnyException();
    }

    @Test
    void passwordIsEnough() {
        var settings = settings("server.address", "0.0.0.0");
        settings.setProperty("steadfast.admin-password", "secret");

        assertThatCode(() -> BindCheck.check(settings)).doesNotThrowAnyException();
    }

    @Test
    void providerIsEnough() {
        var settings = settings("server.address", "0.0.0.0");
        settings.setProperty("spring.security.oauth2.client.registration.work.client-id", "steadfast");

        assertThatCode(() -> BindCheck.check(settings)).doesNotThrowAnyException();
    }

    @Test
    void tokenAloneIsNotBecauseNobodyCouldOpenThePages() {
        var settings = settings("server.address", "0.0.0.0");
        settings.setProperty("steadfast.api-token", "t0ken");

        assertThatThrownBy(() -> BindCheck.check(settings)).isInstanceOf(ExposedWithoutSignIn.class);
    }

    @Test
    void startEndsWithOneLine(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(ApiApplication.class, "--steadfast.bind=0.0.0.0"))
                .isInstanceOf(ExposedWithoutSignIn.class);

        assertThat(output.getErr().strip().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Not started:");
        assertThat(output.getOut()).doesNotContain("Exception", "APPLICATION FAILED");
    }

    private static MockEnvironment settings(String name, String value) {
        return new MockEnvironment().withProperty(name, value);
    }
}
