package dev.steadfast.activities.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.steadfast.cadence.StepResult;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookStepsTest {

    private static final WireMockServer THERE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static Steps steps;

    @BeforeAll
    static void start() throws IOException {
        THERE.start();
        steps = new Steps(
                "--steadfast.webhook.secrets=new secret,old secret",
                "--steadfast.webhook.allow-private=true",
                "--steadfast.webhook.timeout=2s");
        publish(steps);
    }

    private static void publish(Steps where) {
        where.publish("posting", """
                steps:
                  - id: tell
                    webhook: "http://127.0.0.1:%d/hook"
                    with: { plan: "{{ account.custom.plan }}" }
                """.formatted(THERE.port()));
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        THERE.stop();
    }

    @BeforeEach
    void fresh() {
        THERE.resetAll();
    }

    private static RunOfSteps enrol() {
        return steps.enrol("posting", steps.account(Steps.admin("jo")));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        THERE.stubFor(post(urlEqualTo("/hook")).willReturn(answer));
    }

    @Test
    void arePostedSignedWithBothSecretsUnderAKeyOfTheirOwn() throws GeneralSecurityException {
        answers(aResponse().withStatus(204));
        RunOfSteps run = enrol();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        LoggedRequest request =
                THERE.findAll(postRequestedFor(urlEqualTo("/hook"))).getFirst();
        assertThat(request.getHeader("Idempotency-Key"))
                .contains(run.enrolment())
                .contains("tell");
        assertThat(request.getBodyAsString())
                .contains("\"account\":\"" + run.account() + "\"")
                .contains("\"data\":{\"plan\":\"gold\"}");
        String signature = request.getHeader("Steadfast-Signature");
        String seconds = signature.substring(2, signature.indexOf(','));
        assertThat(signature)
                .isEqualTo("t=" + seconds
                        + ",v1=" + hmac("new secret", seconds + "." + request.getBodyAsString())
                        + ",v1=" + hmac("old secret", seconds + "." + request.getBodyAsString()));
    }

    private static String hmac(String secret, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void areTriedAgainWithTheSameKeyAfterAServersOwnError() {
        answers(aResponse().withStatus(500));
        RunOfSteps run = enrol();
        assertThatThrownBy(run::perform).hasMessageContaining("answered 500");

        answers(aResponse().withStatus(200));

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(THERE.findAll(postRequestedFor(urlEqualTo("/hook"))))
                .extracting(request -> request.getHeader("Idempotency-Key"))
                .hasSize(2)
                .containsOnly(THERE.findAll(postRequestedFor(urlEqualTo("/hook")))
                        .getFirst()
                        .getHeader("Idempotency-Key"));
    }

    @Test
    void areTriedAgainWhereNoAnswerCame() {
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        RunOfSteps run = enrol();
        assertThatThrownBy(run::perform).hasMessageContaining("no answer");

        answers(aResponse().withFixedDelay(10_000));
        assertThatThrownBy(run::perform).hasMessageContaining("no answer");

        answers(aResponse().withStatus(200));
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
    }

    @Test
    void waitAsLongAsTheReceiverAsks() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "42"));

        assertThatThrownBy(enrol()::perform)
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        later -> assertThat(later.getNextRetryDelay())
                                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(42)));
        // the pause holds for all posts; the next test begins without it
        steps.jdbc().sql("update connector set blocked_until = null").update();
    }

    @Test
    void areParkedWhereTheReceiverRefusesThem() {
        answers(aResponse().withStatus(410).withBody("gone"));
        RunOfSteps run = enrol();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(run.journal("tell")).containsExactly("parked: answered 410: gone");
    }

    @Test
    void doNotFollowRedirects() {
        answers(aResponse().withStatus(302).withHeader("Location", "http://169.254.169.254/"));
        RunOfSteps run = enrol();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(run.journal("tell").getFirst()).contains("redirects are not followed");
    }

    @Test
    void readNoAnswerWithoutEnd() {
        answers(aResponse().withStatus(200).withBody("x".repeat(5_000_000)));
        RunOfSteps run = enrol();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(run.journal("tell").getFirst()).hasSizeLessThan(700);
    }

    @Test
    void goToPublicAddressesOnlyUnlessTheSettingsSayOtherwise() throws IOException {
        try (Steps strict = new Steps("--steadfast.webhook.secrets=secret")) {
            publish(strict);
            RunOfSteps run = strict.enrol("posting", strict.account(Steps.admin("jo")));

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(run.journal("tell").getFirst()).contains("127.0.0.1, which is no public address");
            assertThat(THERE.findAll(postRequestedFor(urlEqualTo("/hook")))).isEmpty();
        }
    }
}
