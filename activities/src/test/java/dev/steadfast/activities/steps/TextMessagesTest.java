package dev.steadfast.activities.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.reach.Consent;
import dev.steadfast.store.reach.Consents;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Text messages against a Twilio that answers as the test says. */
class TextMessagesTest {

    private static final String MESSAGES = "/2010-04-01/Accounts/AC1/Messages.json";
    private static final String BODY = "Your card for Acme was declined.";

    private static final WireMockServer TWILIO =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static Steps steps;
    private static int numbers;

    private String number;

    @BeforeAll
    static void start() throws IOException {
        TWILIO.start();
        steps = new Steps(
                "--steadfast.sms.account-sid=AC1",
                "--steadfast.sms.auth-token=token,old-token",
                "--steadfast.sms.from=+15005550006",
                "--steadfast.sms.base-url=" + TWILIO.baseUrl(),
                "--steadfast.sms.timeout=2s",
                "--steadfast.sms.max-segments=1",
                "--steadfast.sms.callback-url=https://steadfast.example/");
        steps.publish("texting", """
                steps:
                  - { id: remind, sms: short, to: [admin] }
                """);
        steps.publish("insisting", """
                steps:
                  - { id: remind, sms: short, to: [admin], on-uncertain: resend }
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        TWILIO.stop();
    }

    @BeforeEach
    void fresh() {
        TWILIO.resetAll();
        number = "+4930" + (10_000_000 + numbers++);
        list();
    }

    private RunOfSteps enrol(String playbook) {
        agrees(number);
        return steps.enrol(playbook, steps.account(new Contact("Jo", null, number, Role.ADMIN)));
    }

    /** Nobody gets a text message unasked. */
    private static void agrees(String number) {
        for (String purpose : List.of("lifecycle", "survey", "transactional")) {
            steps.bean(Consents.class)
                    .add(new Consent("sms", number, purpose, true, "sign-up form", null, "contact", Instant.EPOCH));
        }
    }

    /** Tries as long as the engine would, as far as these stories go. */
    private static StepResult settled(RunOfSteps run) {
        for (int attempt = 1; attempt < 5; attempt++) {
            try {
                return run.perform();
            } catch (ApplicationFailure e) {
                assertThat(e.getType()).isEqualTo("not-sent");
            }
        }
        return run.perform();
    }

    /** What Twilio answers to a new message. */
    private static void answers(ResponseDefinitionBuilder answer) {
        TWILIO.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
    }

    private void list(String... messages) {
        TWILIO.stubFor(get(urlPathEqualTo(MESSAGES))
                .withQueryParam("To", equalTo(number))
                .willReturn(jsonResponse(
                        "{\"messages\": [" + String.join(",", messages) + "], \"page\": 0, \"page_size\": 100}", 200)));
    }

    private String message(String sid, String body, String status) {
        return """
                {"sid": "%s", "account_sid": "AC1", "body": "%s", "status": "%s", "to": "%s", "from": "+15005550006",
                 "direction": "outbound-api", "date_created": null, "error_code": %s, "error_message": null}
                """.formatted(sid, body, status, number, status.equals("failed") ? 30_008 : null);
    }

    private ResponseDefinitionBuilder taken() {
        return jsonResponse(message("SM1", BODY, "queued"), 201);
    }

    private static ResponseDefinitionBuilder refusal(int status, int code, String words) {
        return jsonResponse(
                "{\"code\": %d, \"message\": \"%s\", \"more_info\": \"https://www.twilio.com\", \"status\": %d}"
                        .formatted(code, words, status),
                status);
    }

    private static int calls() {
        return TWILIO.findAll(postRequestedFor(urlPathEqualTo(MESSAGES))).size();
    }

    @Test
    void leaveOnceWithOurReferenceInTheAddressForReports() {
        answers(taken());
        RunOfSteps run = enrol("texting");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(run.ledger()).containsExactly("remind/1/0 " + number + " sent");
        TWILIO.verify(
                1,
                postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withFormParam("To", equalTo(number))
                        .withFormParam("From", equalTo("+15005550006"))
                        .withFormParam("Body", equalTo(BODY))
                        .withFormParam(
                                "StatusCallback",
                                equalTo("https://steadfast.example/webhooks/twilio/status?message=%3C" + run.enrolment()
                                        + ".remind.1.0%40steadfast%3E"))
                        .withHeader("Authorization", equalTo("Basic QUMxOnRva2Vu")));
    }

    @Nested
    class AreRefused {

        @Test
        void whereTheNumberIsNone() {
            agrees("+99912345");
            RunOfSteps run = steps.enrol("texting", steps.account(new Contact("Jo", null, "+99912345", Role.ADMIN)));

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(run.journal("remind"))
                    .containsExactly(
                            "parked: \"+99912345\" must begin with a country's calling code, as +49 30 123456 does");
            assertThat(calls()).isZero();
        }

        @Test
        void whereTheTextIsTooLong() {
            steps.publish("rambling", """
                    steps:
                      - { id: remind, sms: long, to: [admin] }
                    """);
            RunOfSteps run = enrol("rambling");

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(run.journal("remind"))
                    .containsExactly(
                            "parked: \"long\" takes 2 segments, as it has characters outside GSM 03.38; a text message may take 1 to 1");
            assertThat(calls()).isZero();
        }

        @Test
        void whereTwilioSaysNever() {
            answers(refusal(400, 21_614, "'To' number is not a valid mobile number"));
            RunOfSteps run = enrol("texting");

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(run.journal("remind")).containsExactly("parked: 21614 'To' number is not a valid mobile number");
        }

        @Test
        void whereASuccessIsNone() {
            answers(jsonResponse(message("SM1", BODY, "failed"), 201));
            RunOfSteps run = enrol("texting");

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(run.journal("remind").getFirst()).startsWith("parked: Twilio: failed, 30008");
        }

        @Test
        void andTakeTheConsentAlongWhereTheOwnerHasSaidStop() {
            answers(refusal(400, 21_610, "Attempt to send to unsubscribed recipient"));
            RunOfSteps run = enrol("texting");

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(steps.bean(Consents.class).of(number)).hasSize(3).allSatisfy(consent -> {
                assertThat(consent.granted()).isFalse();
                assertThat(consent.source()).isEqualTo("Twilio 21610");
                assertThat(consent.words()).contains("unsubscribed");
            });
        }
    }

    @Nested
    class AreTriedAgain {

        @Test
        void whenTwilioAsksForItAndThatCountsAsNoFailure() {
            answers(refusal(429, 20_429, "Too Many Requests").withHeader("Retry-After", "42"));
            RunOfSteps run = enrol("texting");

            assertThatThrownBy(run::perform).isInstanceOfSatisfying(ApplicationFailure.class, later -> {
                assertThat(later.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(42));
                assertThat(later.getOriginalMessage()).isEqualTo("The provider asks for patience");
            });
            assertThat(failures(run)).isZero();

            answers(taken());
            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        }

        @Test
        void afterAnErrorOfTwiliosOwnThatSentNothing() {
            TWILIO.stubFor(post(urlPathEqualTo(MESSAGES))
                    .inScenario("recovers")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(refusal(500, 20_500, "Internal Server Error"))
                    .willSetStateTo("up"));
            TWILIO.stubFor(post(urlPathEqualTo(MESSAGES))
                    .inScenario("recovers")
                    .whenScenarioStateIs("up")
                    .willReturn(taken()));
            RunOfSteps run = enrol("texting");

            assertThatThrownBy(run::perform).hasMessageContaining("Internal Server Error");
            // the SDK by itself would have called three times
            assertThat(calls()).isEqualTo(1);
            assertThat(failures(run)).isEqualTo(1);

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(calls()).isEqualTo(2);
        }

        @Test
        void whenOurOwnAccountIsRefused() {
            answers(refusal(401, 20_003, "Authenticate"));
            RunOfSteps run = enrol("texting");

            assertThatThrownBy(run::perform).hasMessageContaining("20003 Authenticate");
            assertThat(failures(run)).isEqualTo(1);
        }

        private static int failures(RunOfSteps run) {
            return steps.jdbc()
                    .sql("select failures from touch where enrolment = ?")
                    .param(run.enrolment())
                    .query(Integer.class)
                    .single();
        }
    }

    @Nested
    class InDoubt {

        private void staysSilent() {
            answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        }

        @Test
        void areFoundAtTwilioAndNotSentAgain() {
            answers(taken().withFixedDelay(10_000));
            list(message("SM7", BODY, "sent"));
            RunOfSteps run = enrol("insisting");

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(run.ledger()).containsExactly("remind/1/0 " + number + " sent");
            assertThat(calls()).isEqualTo(1);
        }

        @Test
        void areParkedWhereTwilioDoesNotHaveThemYet() {
            staysSilent();
            RunOfSteps run = enrol("texting");

            assertThat(settled(run).kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(run.onlyTask().title()).startsWith("Find out whether");
            assertThat(calls()).isEqualTo(1);
        }

        @Test
        void areNotTakenForAMessageThatTheLedgerKnows() {
            answers(taken());
            RunOfSteps before = enrol("texting");
            before.perform();
            steps.jdbc()
                    .sql("update touch set provider_id = 'SM8' where enrolment = ?")
                    .param(before.enrolment())
                    .update();
            staysSilent();
            list(message("SM8", BODY, "delivered"));
            RunOfSteps run = enrol("texting");

            assertThat(settled(run).kind()).isEqualTo(StepResult.Kind.PARKED);
        }

        @Test
        void areParkedWhereTwoMessagesMayBeIt() {
            staysSilent();
            list(message("SM9", BODY, "sent"), message("SM10", BODY, "sent"));
            RunOfSteps run = enrol("texting");

            assertThat(settled(run).kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(run.journal("remind").getFirst()).contains("2 messages to the number may be it");
        }

        @Test
        void areThoseWhoseAnswerIsNoJson() {
            answers(aResponse().withStatus(200).withBody("<html>Welcome to the proxy</html>"));
            RunOfSteps run = enrol("texting");

            assertThat(settled(run).kind()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(run.onlyTask().title()).startsWith("Find out whether");
        }

        @Test
        void areThoseWhoseAnswerHasNoEnd() {
            answers(aResponse().withStatus(201).withBody("x".repeat(5_000_000)));
            list(message("SM11", BODY, "queued"));
            RunOfSteps run = enrol("texting");

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        }
    }
}
