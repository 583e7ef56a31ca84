package dev.steadfast.activities.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.jayway.jsonpath.JsonPath;
import dev.steadfast.activities.slack.TaskNews;
import dev.steadfast.store.tasks.TaskNotices;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever gets a task hears of it in Slack, once. */
class TaskNewsTest {

    private static final String POST = "/api/chat.postMessage";

    private static final WireMockServer SLACK =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static Steps steps;

    @BeforeAll
    static void start() throws IOException {
        SLACK.start();
        steps = new Steps(
                "--steadfast.slack.token=xoxb-1",
                "--steadfast.slack.channel=#cs",
                "--steadfast.links.base=https://cs.example",
                "--steadfast.slack.base-url=" + SLACK.baseUrl());
        publish("calling", "{ id: call, task: Call <them>, assignee: csm, due: 2d }");
        publish("asking", "{ id: call, task: Ask, assignee: csm, until: 3d, outcomes: { yes: [], no: [] } }");
        publish("warning", "{ id: warn, alert: Usage has halved, to: [csm, support] }");
        publish("escalating", "{ id: up, escalate: manager }");
        publish("telling", "{ id: tell, slack: At risk, to: csm }");
    }

    private static void publish(String name, String step) {
        steps.publish(name, "steps:\n  - " + step + "\n");
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        SLACK.stop();
    }

    @BeforeEach
    void fresh() {
        SLACK.resetAll();
        steps.jdbc().sql("delete from task").update();
        SLACK.stubFor(get(urlPathEqualTo("/api/users.lookupByEmail"))
                .withQueryParam("email", equalTo(Steps.OWNER))
                .willReturn(jsonResponse("{\"ok\": true, \"user\": {\"id\": \"OWNER\"}}", 200)));
        SLACK.stubFor(get(urlPathEqualTo("/api/users.lookupByEmail"))
                .withQueryParam("email", equalTo(Steps.MANAGER))
                .willReturn(jsonResponse("{\"ok\": true, \"user\": {\"id\": \"MANAGER\"}}", 200)));
        answers(jsonResponse("{\"ok\": true, \"channel\": \"C1\", \"ts\": \"1.2\"}", 200));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SLACK.stubFor(post(urlEqualTo(POST)).willReturn(answer));
    }

    private static RunOfSteps opens(String playbook) {
        RunOfSteps run = steps.enrol(playbook, steps.account(Steps.admin("jo")));
        run.perform();
        return run;
    }

    /** No test waits for the second that Slack wants between two messages. */
    private static void tell() {
        for (int round = 0; round < 3; round++) {
            steps.jdbc()
                    .sql("update connector set next_at = null, blocked_until = null")
                    .update();
            steps.bean(TaskNews.class).tell();
        }
    }

    private static List<String> posts(String pointer) {
        return SLACK.findAll(postRequestedFor(urlEqualTo(POST))).stream()
                .map(request -> String.valueOf(JsonPath.<Object>read(request.getBodyAsString(), pointer)))
                .toList();
    }

    private static String notice() {
        return steps.jdbc()
                .sql("select state from task_notice")
                .query(String.class)
                .single();
    }

    @Test
    void anOwnerHearsOfATaskWithWhatThereIsToKnowAndToDo() {
        RunOfSteps run = opens("calling");
        tell();

        SLACK.verify(
                1,
                postRequestedFor(urlEqualTo(POST))
                        .withRequestBody(matchingJsonPath("$.channel", equalTo("OWNER")))
                        .withRequestBody(matchingJsonPath(
                                "$.blocks[1].elements[0].value",
                                equalTo(run.onlyTask().id())))
                        .withRequestBody(matchingJsonPath("$.blocks[1].elements[2].value", equalTo(run.enrolment()))));
        assertThat(posts("$.blocks[0].text.text").getFirst())
                .matches("(?s)\\*Task: Call &lt;them&gt;\\*\nAcme\nDue \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC\n.*")
                .endsWith("https://cs.example/accounts/" + run.account());
    }

    @Test
    void aTaskThatAsksForAnOutcomeHasNoButtonThatNamesNone() {
        opens("asking");
        tell();

        assertThat(posts("$.blocks[1].elements[*].action_id")).containsExactly("[\"snooze\",\"escalate\"]");
    }

    @Test
    void anAlertReachesEverybodyItIsForAndQueuesInTheirChannel() {
        opens("warning");
        tell();

        assertThat(posts("$.channel")).containsExactlyInAnyOrder("OWNER", "#cs");
        assertThat(posts("$.blocks[0].text.text")).allMatch(text -> text.startsWith("*Urgent alert: "));
    }

    @Test
    void aManagerHearsOfAnEscalationThatCannotBeEscalatedOnceMore() {
        opens("escalating");
        tell();

        assertThat(posts("$.channel")).containsExactly("MANAGER");
        assertThat(posts("$.blocks[1].elements[*].action_id")).containsExactly("[\"done\",\"snooze\"]");
    }

    @Test
    void whatAStepTellsOfIsNotToldAgain() {
        opens("telling");
        tell();

        assertThat(posts("$.channel")).containsExactly("OWNER");
    }

    @Test
    void aNoticeWhoseAnswerIsLostIsNotRepeated() {
        opens("calling");
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        tell();

        assertThat(posts("$.channel")).hasSize(1);
        assertThat(notice()).isEqualTo("doubtful");
    }

    @Test
    void aNoticeWhoseSenderHasDiedIsNotRepeated() {
        RunOfSteps run = opens("calling");
        assertThat(steps.bean(TaskNotices.class).claim(run.onlyTask().id())).isTrue();
        tell();

        assertThat(steps.bean(TaskNotices.class).claim(run.onlyTask().id())).isFalse();
        assertThat(posts("$.channel")).isEmpty();
        assertThat(notice()).isEqualTo("posting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_not_found", "users_not_found", "is_archived"})
    void aNoticeThatSlackRefusesIsNotRepeated(String error) {
        opens("calling");
        answers(jsonResponse("{\"ok\": false, \"error\": \"" + error + "\"}", 200));
        tell();

        assertThat(posts("$.channel")).hasSize(1);
        assertThat(notice()).isEqualTo("refused");
    }

    @Test
    void aNoticeThatCertainlyWasNotPostedIsPostedLater() {
        opens("calling");
        answers(aResponse().withStatus(429).withHeader("Retry-After", "30"));
        steps.bean(TaskNews.class).tell();
        assertThat(notice()).isEqualTo("failed");
        steps.bean(TaskNews.class).tell();
        assertThat(posts("$.channel")).as("Slack asked for patience").hasSize(1);

        answers(jsonResponse("{\"ok\": false, \"error\": \"invalid_auth\"}", 200));
        tell();
        assertThat(notice()).isEqualTo("failed");

        answers(jsonResponse("{\"ok\": true, \"channel\": \"C1\", \"ts\": \"1.2\"}", 200));
        tell();
        assertThat(notice()).isEqualTo("posted");
    }

    @Test
    void nobodyIsToldOfWhatIsNoNewsAnyMoreOrDone() {
        RunOfSteps old = opens("calling");
        steps.jdbc()
                .sql("update task set recorded_at = clock_timestamp() - interval '13 hours'")
                .update();
        RunOfSteps done = opens("calling");
        done.complete(done.onlyTask(), null);
        tell();

        assertThat(old.onlyTask().closed()).isFalse();
        assertThat(posts("$.channel")).isEmpty();
    }

    @Test
    void nobodyIsToldWhereTheSettingsSayNo() throws IOException {
        try (Steps quiet = new Steps(
                "--steadfast.slack.token=xoxb-1",
                "--steadfast.slack.notices=false",
                "--steadfast.slack.base-url=" + SLACK.baseUrl())) {
            quiet.publish("calling", "steps:\n  - { id: call, task: Call, assignee: csm }\n");
            quiet.enrol("calling", quiet.account(Steps.admin("jo"))).perform();
            quiet.bean(TaskNews.class).tell();

            assertThat(posts("$.channel")).isEmpty();
        }
    }
}
