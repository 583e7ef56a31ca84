package dev.steadfast.activities.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.steadfast.activities.crm.TaskSync;
import dev.steadfast.store.tasks.TaskView;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A task stands in the CRM, too, and whoever does it first, does it for both. */
class TaskSyncTest {

    private static final WireMockServer HUBSPOT =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final String UPSERT = "/crm/v3/objects/tasks/batch/upsert";

    private static Steps steps;

    private RunOfSteps run;

    @BeforeAll
    static void start() throws IOException {
        HUBSPOT.start();
        steps = new Steps(
                "--steadfast.hubspot.token=pat-1",
                "--steadfast.hubspot.url=" + HUBSPOT.baseUrl(),
                "--steadfast.crm.sync-tasks=true");
        steps.publish("call", """
                steps:
                  - { id: call, task: Call them, wait: true, until: 10d }
                  - { id: after, email: text }
                """);
        steps.publish("ask", """
                steps:
                  - { id: ask, task: Ask them, outcomes: { gladly: [], never: [] }, until: 10d }
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        HUBSPOT.stop();
    }

    @BeforeEach
    void aTaskIsOpen() {
        HUBSPOT.resetAll();
        steps.jdbc().sql("update task set state = 'cancelled'").update();
        steps.jdbc().sql("delete from task_copy").update();
        steps.jdbc().sql("update connector set blocked_until = null").update();
        HUBSPOT.stubFor(get(urlPathMatching("/crm/v3/properties/.*")).willReturn(okJson("{}")));
        HUBSPOT.stubFor(post(urlPathEqualTo(UPSERT)).willReturn(okJson("{\"results\": [{\"id\": \"55\"}]}")));
        HUBSPOT.stubFor(patch(urlPathMatching("/crm/v3/objects/tasks/.*")).willReturn(okJson("{\"id\": \"55\"}")));
        run = steps.enrol("call", steps.account(admin("ada")));
        run.perform();
        there("NOT_STARTED");
    }

    private String key() {
        return "steadfast.task." + run.onlyTask().id() + ".1";
    }

    /** How the task stands in HubSpot. */
    private void there(String status) {
        HUBSPOT.stubFor(post(urlPathEqualTo("/crm/v3/objects/tasks/batch/read"))
                .willReturn(okJson("""
                {"results": [{"id": "55", "properties": {"steadfast_key": "%s", "hs_task_status": "%s"}}]}
                """.formatted(key(), status))));
    }

    private static void sync() {
        steps.bean(TaskSync.class).run();
    }

    private static void assertMade(int times) {
        HUBSPOT.verify(times, postRequestedFor(urlPathEqualTo(UPSERT)));
    }

    private static void assertClosedThere(int times) {
        HUBSPOT.verify(times, patchRequestedFor(urlPathMatching("/crm/v3/objects/tasks/.*")));
    }

    @Test
    void isMadeOnce() {
        sync();
        sync();

        assertMade(1);
        HUBSPOT.verify(postRequestedFor(urlPathEqualTo(UPSERT))
                .withRequestBody(matchingJsonPath("$.inputs[0].id", equalTo(key())))
                .withRequestBody(matchingJsonPath("$.inputs[0].properties.hs_task_subject", equalTo("Call them"))));
    }

    @Test
    void doneThereIsDoneHereAndTheRunGoesOn() {
        sync();
        there("COMPLETED");
        sync();
        run.settle();

        TaskView task = run.onlyTask();
        assertThat(task.state()).isEqualTo("done");
        assertThat(task.closedBy()).isEqualTo("hubspot");
        assertThat(run.state().step()).isEqualTo("after");

        sync();
        assertClosedThere(0);
    }

    @Test
    void doneHereIsDoneThereAndDoesNotComeBack() {
        sync();
        run.complete(run.onlyTask(), null);
        sync();
        sync();

        assertClosedThere(1);
        HUBSPOT.verify(patchRequestedFor(urlPathEqualTo("/crm/v3/objects/tasks/" + key()))
                .withRequestBody(matchingJsonPath("$.properties.hs_task_status", equalTo("COMPLETED"))));
    }

    @Test
    void isMadeLaterWhereTheCrmIsIll() {
        HUBSPOT.stubFor(post(urlPathEqualTo(UPSERT)).willReturn(status(503).withBody("{\"message\": \"ill\"}")));
        sync();
        HUBSPOT.stubFor(post(urlPathEqualTo(UPSERT)).willReturn(okJson("{\"results\": [{\"id\": \"55\"}]}")));
        sync();

        assertMade(2);
        assertThat(steps.jdbc()
                        .sql("select external_id from task_copy")
                        .query(String.class)
                        .list())
                .containsExactly("55");
    }

    @Test
    void staysHereWhereItsOutcomeMatters() {
        steps.jdbc().sql("update task set state = 'cancelled'").update();
        run = steps.enrol("ask", steps.account(admin("bob")));
        run.perform();

        sync();

        assertMade(0);
    }
}
