package dev.steadfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** plan, apply and doctor against a server that gives canned answers. */
class ServerCommandsTest {

    private record Canned(int status, String body) {}

    private final Map<String, Canned> answers = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        environment.put(
                "STEADFAST_URL",
                "http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
        Files.createDirectory(folder.resolve("templates"));
        Files.writeString(folder.resolve("hello.yaml"), "playbook: hello\n");
        Files.writeString(folder.resolve("team.yaml"), "queues: {}\n");
        Files.writeString(folder.resolve("templates/hi.md"), "Hi\n");
        Files.writeString(folder.resolve("notes.txt"), "not sent\n");
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        bodies.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Canned canned = answers.getOrDefault(path, new Canned(404, "{}"));
        byte[] bytes = canned.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(canned.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private int run(String... arguments) {
        return Main.commandLine(environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Nested
    class Plan {

        private static final String PATH = "/api/playbooks/plan";

        @Test
        void sendsTheFolderAndPrintsWhatWouldChange() throws IOException {
            answers.put(PATH, new Canned(200, """
                    {"problems": [{"file": "hello.yaml", "line": 4, "step": "a", "message": "never reached", "severity": "warning"}],
                     "playbooks": [
                      {"name": "hello", "change": "changed", "version": 3, "next_version": 4, "runs_in_flight": 12,
                       "touches": {"added": 2, "dropped": 1, "moved": 0}, "refused": [],
                       "accounts": [{"account": "acme", "enrolment": "e_1",
                         "added": [{"step": "new", "at": "2026-03-02T09:00:00Z"}], "dropped": [],
                         "moved": [{"step": "old", "from": "2026-03-03T09:00:00Z", "to": "2026-03-05T09:00:00Z"}]}]},
                      {"name": "old", "change": "removed", "version": 1, "next_version": null, "runs_in_flight": 1,
                       "touches": {"added": 0, "dropped": 0, "moved": 0}, "refused": [], "accounts": []}]}
                    """));

            assertThat(run("plan", folder.toString(), "--in-flight", "migrate", "--account", "acme", "--allow-loss"))
                    .as(err.toString())
                    .isZero();

            JsonNode body = new JsonMapper().readTree(bodies.get(PATH));
            assertThat(body.path("files").properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("hello.yaml", "team.yaml", "templates/hi.md");
            assertThat(body.path("in_flight").asText()).isEqualTo("migrate");
            assertThat(body.path("accounts").get(0).asText()).isEqualTo("acme");
            assertThat(body.path("allow_loss").asBoolean()).isTrue();
            assertThat(out.toString().lines())
                    .containsExactly(
                            folder.resolve("hello.yaml") + ":4: step a: warning: never reached",
                            "hello: changed, version 3 becomes 4, 12 runs in flight",
                            "  messages of these runs: 2 added, 1 dropped, 0 moved",
                            "  acme:",
                            "    + new  2026-03-02T09:00:00Z",
                            "    > old  2026-03-03T09:00:00Z to 2026-03-05T09:00:00Z",
                            "old: removed, version 1, 1 run in flight");
        }

        @Test
        void saysWhichSettingsChangeAndThatTheFiguresAreForASample() {
            answers.put(PATH, new Canned(200, """
                    {"problems": [], "settings": ["team.yaml"], "playbooks": [
                      {"name": "hello", "change": "changed", "version": 1, "next_version": 2, "runs_in_flight": 9000,
                       "runs_moving": 8000, "runs_played": 2000, "touches": {"added": 7, "dropped": 0, "moved": 0},
                       "refused": [], "accounts": []}]}
                    """));
            assertThat(run("plan", folder.toString(), "--in-flight", "migrate")).isZero();
            assertThat(out.toString().lines())
                    .containsExactly(
                            "team.yaml: changed",
                            "hello: changed, version 1 becomes 2, 9000 runs in flight",
                            "  figures are for 2000 of 8000 runs, drawn by chance",
                            "  messages of these runs: 7 added, 0 dropped, 0 moved");
        }

        @Test
        void exitsWith1WhereThereAreErrors() {
            answers.put(PATH, new Canned(200, """
                    {"problems": [{"file": "hello.yaml", "line": 1, "step": null, "message": "no steps", "severity": "error"}],
                     "playbooks": []}
                    """));
            assertThat(run("plan", folder.toString())).isEqualTo(1);
            assertThat(out.toString().lines())
                    .containsExactly(
                            folder.resolve("hello.yaml") + ":1: no steps",
                            "There are errors: nothing can be published.");
        }

        @Test
        void saysThatTheServerIsTooOld() {
            assertThat(run("plan", folder.toString())).isEqualTo(1);
            assertThat(err).asString().contains("answers 404");
        }

        @Test
        void refusesAFolderWithoutPlaybooks() throws IOException {
            Path empty = Files.createDirectory(folder.resolve("empty"));
            assertThat(run("plan", empty.toString())).isEqualTo(1);
            assertThat(err).asString().contains("has no *.yaml in it");
            assertThat(run("plan", folder.toString(), "--in-flight", "drop")).isEqualTo(2);
        }
    }

    @Nested
    class Apply {

        private static final String PATH = "/api/playbooks/apply";

        @Test
        void publishesWithANote() throws IOException {
            answers.put(PATH, new Canned(200, """
                    {"playbooks": [{"name": "hello", "change": "new", "version": 1, "migrated": 0, "restarted": 0, "refused": []}]}
                    """));
            assertThat(run("apply", folder.toString(), "--note", "First")).isZero();
            assertThat(new JsonMapper().readTree(bodies.get(PATH)).path("note").asText())
                    .isEqualTo("First");
            assertThat(out).hasToString("hello: new, version 1\n");
        }

        @Test
        void saysWhoStaysBehind() {
            answers.put(PATH, new Canned(200, """
                    {"playbooks": [{"name": "hello", "change": "changed", "version": 2, "migrated": 5, "restarted": 0,
                      "refused": [{"enrolment": "e_1", "account": "acme", "reason": "step a does not exist any more"}],
                      "refused_total": 3}]}
                    """));
            assertThat(run("apply", folder.toString(), "--in-flight=migrate")).isEqualTo(1);
            assertThat(out.toString().lines())
                    .containsExactly(
                            "hello: changed, version 2, 5 migrated",
                            "  ! acme stays where it is: step a does not exist any more",
                            "  ! and 2 more");
        }

        @Test
        void printsEveryErrorOfARefusal() {
            answers.put(PATH, new Canned(422, """
                    {"detail": "refused", "errors": [{"file": "hello.yaml", "line": 2, "step": "a", "message": "no such text", "severity": "error"}]}
                    """));
            assertThat(run("apply", folder.toString())).isEqualTo(1);
            assertThat(out.toString().lines())
                    .containsExactly(
                            folder.resolve("hello.yaml") + ":2: step a: no such text",
                            "Refused: nothing is published.");
        }
    }

    @Nested
    class Doctor {

        @BeforeEach
        void allIsWell() {
            answers.put("/actuator/health", new Canned(200, """
                    {"status": "UP", "components": {
                      "db": {"status": "UP", "details": {"database": "PostgreSQL"}},
                      "mail": {"status": "UP", "details": {"location": "smtp.example:587"}},
                      "ping": {"status": "UP"}}}
                    """));
            answers.put("/actuator/info", new Canned(200, "{\"build\": {\"version\": \"1.2.3\"}}"));
            answers.put("/api/sending", new Canned(200, "{\"held\": false, \"changed_by\": \"steadfast\"}"));
        }

        @Test
        void findsNothingWrong() {
            assertThat(run("doctor")).as(out.toString()).isZero();
            assertThat(out.toString().lines())
                    .containsExactly(
                            "ok  server    UP, " + environment.get("STEADFAST_URL"),
                            "ok  sign-in   we are let in",
                            "ok  sending   released",
                            "ok  version   1.2.3",
                            "ok  database  UP, PostgreSQL",
                            "ok  mail      UP, smtp.example:587",
                            "All is well.");
        }

        @Test
        void saysWhatIsDown() {
            answers.put("/actuator/health", new Canned(503, """
                    {"status": "DOWN", "components": {"db": {"status": "DOWN", "details": {"error": "connection refused"}}}}
                    """));
            assertThat(run("doctor")).isEqualTo(1);
            assertThat(out)
                    .asString()
                    .contains("!!  server    DOWN", "!!  database  DOWN, connection refused", "Something is wrong");
        }

        @Test
        void saysThatSendingIsOnHold() {
            answers.put("/api/sending", new Canned(200, "{\"held\": true, \"changed_by\": \"lena\"}"));
            assertThat(run("doctor")).isZero();
            assertThat(out).asString().contains("ok  sending   ON HOLD by lena: no message leaves");
        }

        @Test
        void saysHowToBeLetIn() {
            answers.put("/api/sending", new Canned(401, "{}"));
            assertThat(run("doctor")).isEqualTo(1);
            assertThat(out).asString().contains("!!  sign-in").contains("STEADFAST_TOKEN");
        }

        @Test
        void saysThatNobodyIsThere() {
            server.stop(0);
            assertThat(run("doctor")).isEqualTo(1);
            assertThat(out).asString().startsWith("!!  server    Nothing answers at http://127.0.0.1");
        }
    }
}
