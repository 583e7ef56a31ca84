package dev.steadfast.activities.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.steadfast.cadence.StepResult;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackStepsTest {

    private static final String POST = "/api/chat.postMessage";

    private static final WireMockServer SLACK =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static Steps steps;

    @BeforeAll
    static void start() throws IOException {
        SLACK.start();
        steps = new Steps("--steadfast.slack.token=xoxb-1", "--steadfast.slack.base-url=" + SLACK.baseUrl());
        steps.publish("telling", """
                steps:
                  - { id: tell, slack: "{{ account.name }} <b> is at risk", to: csm }
                """);
        steps.publish("announcing", """
                steps:
                  - { id: tell, slack: "{{ account.name }} renewed", to: "#wins" }
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        SLACK.stop();
    }

    @BeforeEach
    void fresh() {
        SLACK.resetAll();
        // no test waits for the second that Slack wants between two messages
        steps.jdbc()
                .sql("update connector set next_at = null, blocked_until = null")
                .update();
        SLACK.stubFor(get(urlPathEqualTo("/api/users.lookupByEmail"))
                .withQueryParam("email", equalTo(Steps.OWNER))
                .willReturn(jsonResponse("{\"ok\": true, \"user\": {\"id\": \"U1\"}}", 200)));
        answers(jsonResponse("{\"ok\": true, \"channel\": \"C1\", \"ts\": \"1.2\"}", 200));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SLACK.stubFor(post(urlEqualTo(POST)).willReturn(answer));
    }

    private static RunOfSteps enrol(String playbook) {
        return steps.enrol(playbook, steps.account(Steps.admin("jo")));
    }

    @Test
    void reachOnePersonWithButtonsForTheTaskThatTheyAre() {
        RunOfSteps run = enrol("telling");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(run.onlyTask().assignee()).isEqualTo(Steps.OWNER);
        SLACK.verify(
                1,
                postRequestedFor(urlEqualTo(POST))
                        .withHeader("Authorization", equalTo("Bearer xoxb-1"))
                        .withRequestBody(matchingJsonPath("$.channel", equalTo("U1")))
                        .withRequestBody(matchingJsonPath(
                                "$.blocks[0].text.text", equalTo("*Acme, telling*\nAcme &lt;b&gt; is at risk")))
                        .withRequestBody(matchingJsonPath(
                                "$.blocks[1].elements[0].value",
                                equalTo(run.onlyTask().id())))
                        .withRequestBody(matchingJsonPath("$.blocks[1].elements[1].action_id", equalTo("snooze")))
                        .withRequestBody(matchingJsonPath("$.blocks[1].elements[2].value", equalTo(run.enrolment()))));
    }

    @Test
    void reachAChannelWithoutATask() {
        RunOfSteps run = enrol("announcing");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(run.tasks()).isEmpty();
        SLACK.verify(
                1, postRequestedFor(urlEqualTo(POST)).withRequestBody(matchingJsonPath("$.channel", equalTo("#wins"))));
    }

    @Test
    void areParkedWhereASuccessIsNone() {
        answers(jsonResponse("{\"ok\": false, \"error\": \"channel_not_found\"}", 200));
        RunOfSteps run = enrol("announcing");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(run.journal("tell")).containsExactly("parked: Slack says channel_not_found about #wins");
    }

    @Test
    void areParkedWhereNobodyHasTheAddress() {
        SLACK.stubFor(get(urlPathEqualTo("/api/users.lookupByEmail"))
                .willReturn(jsonResponse("{\"ok\": false, \"error\": \"users_not_found\"}", 200)));
        RunOfSteps run = enrol("telling");

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(run.taskOf(Steps.OWNER)).isNotNull();
        assertThat(run.journal("tell").getFirst()).contains("users_not_found about " + Steps.OWNER);
    }

    @Test
    void waitAsLongAsSlackAsks() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "30"));

        assertThatThrownBy(enrol("announcing")::perform)
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        later -> assertThat(later.getNextRetryDelay())
                                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
    }

    @Test
    void areTriedAgainWhereOurTokenIsRefusedOrNothingReadableComesBack() {
        answers(jsonResponse("{\"ok\": false, \"error\": \"invalid_auth\"}", 200));
        RunOfSteps run = enrol("announcing");
        assertThatThrownBy(run::perform).hasMessageContaining("invalid_auth");

        steps.jdbc().sql("update connector set next_at = null").update();
        answers(aResponse().withStatus(200).withBody("<html>"));
        assertThatThrownBy(run::perform).hasMessageContaining("not JSON");

        steps.jdbc().sql("update connector set next_at = null").update();
        answers(aResponse().withStatus(500));
        assertThatThrownBy(run::perform).hasMessageContaining("500");

        steps.jdbc().sql("update connector set next_at = null").update();
        answers(jsonResponse("{\"ok\": true, \"channel\": \"C1\", \"ts\": \"1.2\"}", 200));
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
    }

    /** Slack knows no idempotency: a colleague who reads it twice is better off than one who never does. */
    @Test
    void arePostedAgainWhereTheAnswerIsLost() {
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        RunOfSteps run = enrol("announcing");
        assertThatThrownBy(run::perform).hasMessageContaining("slack");

        steps.jdbc().sql("update connector set next_at = null").update();
        answers(jsonResponse("{\"ok\": true, \"channel\": \"C1\", \"ts\": \"1.2\"}", 200));
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        SLACK.verify(2, postRequestedFor(urlEqualTo(POST)));
    }

    @Test
    void followNoRedirectsAndReadNoAnswerWithoutEnd() {
        answers(aResponse().withStatus(302).withHeader("Location", SLACK.baseUrl() + "/elsewhere"));
        RunOfSteps run = enrol("announcing");
        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(run.journal("tell").getFirst()).contains("302");

        steps.jdbc().sql("update connector set next_at = null").update();
        answers(aResponse().withStatus(200).withBody("{\"ok\": true, \"x\": \"" + "x".repeat(5_000_000) + "\"}"));
        assertThatThrownBy(enrol("announcing")::perform).hasMessageContaining("slack");
        assertThat(SLACK.findAll(anyRequestedFor(urlPathEqualTo("/elsewhere")))).isEmpty();
    }
}
