package dev.steadfast.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OverHttp
class OpenApiTest {
    @LocalServerPort
    int port;

    JsonNode api;

    @BeforeEach
    void read() {
        api = new Client(port).get("/v3/api-docs").json();
    }

    @Test
    void isOpenApi31WithATitle() {
        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Steadfast");
    }

    @Test
    void describesWhatIsThereAndNothingElse() {
        var paths = api.at("/paths").propertyNames();

        assertThat(paths)
                .contains(
                        "/api/enrolments",
                        "/api/enrolments/{id}/pause",
                        "/api/commands/{id}",
                        "/api/tasks/{id}/complete",
                        "/api/events",
                        "/api/accounts/{id}/timeline",
                        "/api/clock/advance",
                        "/api/enrolments/{id}/snooze",
                        "/api/enrolments/{id}/reschedule",
                        "/api/enrolments/{id}/escalate",
                        "/api/preview",
                        "/api/preview/book",
                        "/api/connectors",
                        "/api/connectors/{name}/try",
                        "/api/enrolments/{id}/migrate",
                        "/api/playbooks",
                        "/api/playbooks/plan",
                        "/api/playbooks/{name}/restore",
                        "/api/sending",
                        "/api/reconciliation")
                .contains(
                        "/api/quarantine",
                        "/api/events/import",
                        "/webhooks/{system}",
                        "/webhooks/email/{provider}",
                        "/v1/{call}")
                .allMatch(path -> path.startsWith("/api/") || path.startsWith("/webhooks/") || path.startsWith("/v1/"))
                .noneMatch(path -> path.matches(".*complete-task") && path.contains("enrolments"));
    }

    @Test
    void everyOperationHasASummaryAndAProblemResponse() {
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.at("/summary").asString()).isNotBlank();
            assertThat(operation
                            .at("/responses/default/content/application~1problem+json/schema/$ref")
                            .asString())
                    .endsWith("/Problem");
        });
    }

    @Test
    void namesPropertiesAsTheJsonDoes() {
        var enrolment = api.at("/components/schemas/Enrolment/properties").propertyNames();

        assertThat(enrolment).contains("workflow_id", "goal_at").doesNotContain("workflowId");
        assertThat(api.at("/components/schemas/Caller").isMissingNode()).isTrue();
    }

    @Test
    void canBeBrowsed() {
        assertThat(new Client(port).page("/swagger-ui.html").status()).isIn(200, 302);
    }

    private List<JsonNode> operations() {
        return api.at("/paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .map(Map.Entry::getValue)
                .toList();
    }
}
