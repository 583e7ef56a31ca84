package dev.steadfast.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.ApiApplication;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.imports.ImportJobs;
import dev.steadfast.store.imports.ImportLocks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = ApiApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "steadfast.imports.background-from=10KB")
class ImportOverHttpTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ImportJobs jobs;

    @Autowired
    private ImportLocks locks;

    @Autowired
    private BackgroundImports background;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @AfterEach
    void forgetAccounts() {
        jdbc.sql("delete from enrolment").update();
        jdbc.sql("delete from account").update();
    }

    @Test
    void takesAFileAsTheBody() throws Exception {
        var answer = post("", "text/csv; charset=utf-8", "id,name,country\nacme,Acme,UK\nbolt,Bolt,GB");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                        {"created": 1, "updated": 0, "unchanged": 0, "enrolled": 0, "rejected_total": 1, "rejected": [
                          {"line": 2, "column": "country", "value": "UK",
                           "rule": "must be an ISO 3166 code of two letters such as DE"}]}
                        """));
    }

    @Test
    void takesAFileOfAForm() throws Exception {
        var answer = post("?dry_run=true", "multipart/form-data; boundary=X", """
                --X\r
                Content-Disposition: form-data; name="file"; filename="accounts.csv"\r
                Content-Type: application/vnd.ms-excel\r
                \r
                id,name\r
                acme,Acme\r
                --X--\r
                """);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).get("created").intValue()).isEqualTo(1);
        assertThat(JSON.readTree(answer.body()).get("would_enrol").isArray()).isTrue();
        assertThat(accounts()).isZero();
    }

    @Test
    void refusesABadFileAsAWholeWhenAsked() throws Exception {
        var answer = post("?mode=all-or-nothing", "text/csv", "id,name,arr\nacme,Acme,x\nbolt,Bolt,5");
        JsonNode problem = JSON.readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.get("status").intValue()).isEqualTo(422);
        assertThat(problem.get("created").intValue()).isZero();
        assertThat(problem.at("/rejected/0/line").intValue()).isEqualTo(2);
        assertThat(problem.at("/errors/0/path").stringValue()).isEqualTo("line 2, arr");
        assertThat(accounts()).isZero();
    }

    @Test
    void refusesAFileWithoutAUsableHeader() throws Exception {
        var answer = post("", "text/csv", "customer,arr\nacme,5");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).get("rejected")).hasSize(2);
    }

    @Test
    void refusesParametersThatItDoesNotKnow() throws Exception {
        var mode = post("?mode=some", "text/csv", "id,name\n");
        assertThat(mode.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(mode.body()).at("/errors/0/path").stringValue())
                .isEqualTo("mode");
        assertThat(post("?dry_run=perhaps", "text/csv", "id,name\n").statusCode())
                .isEqualTo(422);
        assertThat(post("", "application/json", "{}").statusCode()).isEqualTo(415);
        assertThat(get("/api/imports/none").statusCode()).isEqualTo(404);
    }

    @Test
    void takesALargeFileIntoTheBackground() throws Exception {
        StringBuilder file = new StringBuilder("id,name\n");
        for (int i = 0; i < 2_000; i++) {
            file.append("a-").append(i).append(",Account\n");
        }
        var answer = post("", "text/csv", file.append("b/ad,Bad\n").toString());
        String location = answer.headers().firstValue("Location").orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(location)
                .isEqualTo(
                        "/api/imports/" + JSON.readTree(answer.body()).get("id").stringValue());

        background.awaitIdle();
        JsonNode job = JSON.readTree(get(location).body());
        assertThat(job.get("state").stringValue()).isEqualTo("done");
        assertThat(job.get("lines").longValue()).isEqualTo(2_002);
        assertThat(job.get("lines_total").longValue()).isEqualTo(2_002);
        assertThat(job.at("/result/created").intValue()).isEqualTo(2_000);
        assertThat(job.at("/result/rejected/0/line").intValue()).isEqualTo(2_002);
        assertThat(accounts()).isEqualTo(2_000);
    }

    @Test
    void saysOfALargeFileThatItWasRefused() throws Exception {
        String file = "id,name\n" + "acme,Acme\n".repeat(2_000) + "b/ad,Bad\n";
        var answer = post("?mode=all-or-nothing", "text/csv", file);
        background.awaitIdle();
        JsonNode job = JSON.readTree(
                get(answer.headers().firstValue("Location").orElseThrow()).body());
        assertThat(job.get("state").stringValue()).isEqualTo("refused");
        assertThat(job.at("/result/rejected_total").intValue()).isEqualTo(1);
        assertThat(accounts()).isZero();
    }

    @Test
    void marksWhatAStopInterrupted() throws Exception {
        jobs.begin("dead", "a.csv", "keep-good", false, 10, "local");
        jobs.begin("alive", "b.csv", "keep-good", false, 10, "local");
        try (var lock = locks.tryHold("alive").orElseThrow()) {
            background.start();
            assertThat(lock).isNotNull();
        }
        JsonNode dead = JSON.readTree(get("/api/imports/dead").body());
        assertThat(dead.get("state").stringValue()).isEqualTo("failed");
        assertThat(dead.get("message").stringValue()).contains("interrupted", "Import the file again");
        assertThat(JSON.readTree(get("/api/imports/alive").body()).get("state").stringValue())
                .isEqualTo("running");
    }

    private HttpResponse<String> post(String query, String type, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:%d/api/accounts/import%s".formatted(port, query)))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                        .build(),
                BodyHandlers.ofString());
    }

    private long accounts() {
        return jdbc.sql("select count(*) from account").query(Long.class).single();
    }
}
