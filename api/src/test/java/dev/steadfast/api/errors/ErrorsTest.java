package dev.steadfast.api.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class ErrorsTest {
    @LocalServerPort
    int port;

    Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/nothing-here,          application/json, '',        404",
        "GET,    /nothing-here,              application/json, '',        404",
        "GET,    /api/enrolments/none,       application/json, '',        404",
        "GET,    /api/commands/none,         application/json, '',        404",
        "GET,    /api/tasks/none,            application/json, '',        404",
        "GET,    /api/accounts/none/timeline,application/json, '',        404",
        "DELETE, /api/tasks,                 application/json, '',        405",
        "POST,   /api/enrolments,            text/csv,         'a,b',     415",
        "POST,   /api/enrolments,            application/json, '{\"a\":', 400",
        "POST,   /api/enrolments,            application/json, '',        400",
        "POST,   /api/events,                application/json, '[{]',     400",
        "POST,   /api/enrolments,            application/json, '{}',      422",
        "GET,    /api/tasks?limit=0,         application/json, '',        422",
        "GET,    /api/tasks?limit=201,       application/json, '',        422",
        "GET,    /api/tasks?limit=many,      application/json, '',        422",
        "GET,    /api/tasks?after=made-up,   application/json, '',        422",
        "GET,    /api/enrolments?state=odd,  application/json, '',        422",
    })
    void everyErrorIsAProblem(String method, String path, String contentType, String body, int status) {
        var answer = client.send(method, path, contentType, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertIsProblem(answer);
    }

    @Test
    void unknownPropertyIsNamedTogetherWithTheAllowedOnes() {
        var answer = client.post("/api/enrolments", "{\"playbok\": \"onboarding\", \"account\": \"acme\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/path")).isEqualTo("playbok");
        assertThat(answer.text("/errors/0/rule")).contains("account, key, playbook");
    }

    @Test
    void wrongTypeIsNamedWithWhatWasFoundAndWhatIsExpected() {
        var answer = client.post("/api/tasks/t1/snooze", "{\"until\": \"tomorrow\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/path")).isEqualTo("until");
        assertThat(answer.text("/errors/0/value")).isEqualTo("tomorrow");
        assertThat(answer.text("/errors/0/rule")).contains("ISO-8601");
    }

    @Test
    void everyMissingPropertyIsNamedAtOnce() {
        var answer = client.post("/api/enrolments", "{}");

        assertThat(answer.json().at("/errors")).hasSize(2);
        assertThat(answer.body()).contains("\"path\":\"account\"", "\"path\":\"playbook\"");
    }

    @Test
    void parameterIsNamedAsItIsWritten() {
        var answer = client.get("/api/tasks?limit=many");

        assertThat(answer.text("/errors/0/path")).isEqualTo("limit");
        assertThat(answer.text("/errors/0/value")).isEqualTo("many");
        assertThat(answer.text("/errors/0/rule")).isEqualTo("must be a number");
    }

    @Test
    void textThatTheDatabaseCannotHoldIsARuleAndNoFailure() {
        var answer = client.get("/api/tasks?assignee=%00");

        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertIsProblem(answer);
    }

    @Test
    void peopleGetAPage() {
        var answer = client.page("/nothing-here");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("There is nothing at this address.").doesNotContain("Whitelabel");
    }

    @Test
    void errorsOfTheApiAreProblemsForBrowsersToo() {
        assertIsProblem(client.page("/api/tasks/none"));
    }

    @Test
    void requestThatIsNotEvenHttpGetsNoStackTrace() throws IOException {
        assertThat(raw("GET /api/tasks?[] HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("Exception", "\tat ", "Tomcat");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void assertIsProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(answer.status());
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.text("/detail")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "java.", "org.springframework", "\\tat ");
    }
}
