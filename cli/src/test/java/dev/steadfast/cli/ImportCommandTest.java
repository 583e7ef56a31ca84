package dev.steadfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private record Canned(int status, String body) {}

    private final Deque<Canned> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    private HttpServer server;
    private Path file;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        environment.put(
                "STEADFAST_URL",
                "http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
        file = Files.writeString(folder.resolve("customers.csv"), "id,name\nacme,Größe\n");
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void sendsTheFileAsItIsAndPrintsTheCounts() {
        answers.add(new Canned(200, """
                {"created": 1, "updated": 2, "unchanged": 3, "enrolled": 1, "rejected": [], "rejected_total": 0}
                """));
        environment.put("STEADFAST_TOKEN", "secret");

        assertThat(run("import", file.toString())).isZero();
        assertThat(requests).containsExactly("POST /api/accounts/import?mode=keep-good&dry_run=false Bearer secret");
        assertThat(bodies).containsExactly("id,name\nacme,Größe\n");
        assertThat(out).hasToString("1 created, 2 updated, 3 unchanged, 1 enrolled, 0 rejected\n");
    }

    @Test
    void printsEveryRejectionWithItsLineAndExitsWith1() {
        answers.add(new Canned(200, """
                {"created": 1, "updated": 0, "unchanged": 0, "enrolled": 0, "rejected_total": 3, "rejected": [
                  {"line": 2, "column": "arr", "value": "x\\u001b[2J", "rule": "must be a number"},
                  {"line": 5, "column": null, "value": "", "rule": "has a quote that is not closed"}]}
                """));

        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        file + ":2: arr: \"x·[2J\"; must be a number",
                        file + ":5: the row has a quote that is not closed",
                        file + ": 1 more",
                        "1 created, 0 updated, 0 unchanged, 0 enrolled, 3 rejected");
    }

    @Test
    void saysWhoWouldBeEnrolled() {
        answers.add(new Canned(200, """
                {"created": 1, "updated": 0, "unchanged": 0, "enrolled": 1, "rejected": [], "rejected_total": 0,
                 "would_enrol": [{"account": "acme", "playbook": "onboarding"}]}
                """));

        assertThat(run("import", file.toString(), "--dry-run", "--mode", "all-or-nothing"))
                .isZero();
        assertThat(requests.getFirst()).contains("mode=all-or-nothing&dry_run=true");
        assertThat(out.toString().lines())
                .containsExactly(
                        "acme would be enrolled in onboarding",
                        "Dry run, nothing is stored: 1 created, 0 updated, 0 unchanged, 1 enrolled, 0 rejected");
    }

    @Test
    void followsALargeFileToItsEnd() {
        answers.add(new Canned(202, "{\"id\": \"i_7\"}"));
        answers.add(new Canned(200, "{\"state\": \"running\", \"lines\": 500, \"lines_total\": 1000}"));
        answers.add(new Canned(200, """
                {"state": "done", "lines": 1000, "lines_total": 1000, "result":
                  {"created": 999, "updated": 0, "unchanged": 0, "enrolled": 0, "rejected": [], "rejected_total": 0}}
                """));

        assertThat(run("import", file.toString(), "--poll", "PT0S")).isZero();
        assertThat(requests).hasSize(3).element(1).asString().startsWith("GET /api/imports/i_7");
        assertThat(err).asString().contains("500 of 1,000", "1,000 of 1,000");
        assertThat(out).asString().startsWith("999 created");
    }

    @Test
    void saysWhyALargeFileFailed() {
        answers.add(new Canned(202, "{\"id\": \"i_7\"}"));
        answers.add(new Canned(200, "{\"state\": \"failed\", \"message\": \"The import was interrupted.\"}"));
        assertThat(run("import", file.toString(), "--poll", "PT0S")).isEqualTo(1);
        assertThat(err).asString().endsWith("The import was interrupted.\n");
    }

    @Test
    void saysThatAFileIsRefusedAsAWhole() {
        answers.add(new Canned(422, """
                {"status": 422, "detail": "refused", "rejected_total": 1,
                 "rejected": [{"line": 1, "column": "id", "value": "", "rule": "is missing in the header"}]}
                """));
        assertThat(run("import", file.toString(), "--mode=all-or-nothing")).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        file + ":1: id: \"\"; is missing in the header", "Refused, nothing is stored: 1 rejected");
    }

    @Test
    void saysHowToBeLetIn() {
        answers.add(new Canned(401, "{\"detail\": \"Sign in.\"}"));
        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(err).asString().contains("STEADFAST_TOKEN").contains("Sign in.");
    }

    @Test
    void saysHowToStartAServerWhereThereIsNone() {
        server.stop(0);
        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(err)
                .asString()
                .contains("Nothing answers at http://127.0.0.1:")
                .contains("spring-boot:run");
    }

    @Test
    void exitsWith2WhenCalledWrongly() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("import")).isEqualTo(2);
        assertThat(run("import", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(run("import", file.toString(), "--mode", "some")).isEqualTo(2);
        assertThat(run("explode")).isEqualTo(2);
        assertThat(requests).isEmpty();
    }

    @Test
    void showsExamplesInItsHelp() {
        assertThat(run("--help")).isZero();
        assertThat(run("import", "--help")).isZero();
        assertThat(run("lint", "--help")).isZero();
        assertThat(out)
                .asString()
                .contains("steadfast import customers.csv --dry-run", "STEADFAST_URL", "steadfast lint ours/");
    }

    private int run(String... arguments) {
        return Main.commandLine(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add("%s %s%s"
                .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), token == null ? "" : " " + token));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Canned canned = answers.remove();
        byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(canned.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
