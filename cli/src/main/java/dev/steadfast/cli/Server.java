package dev.steadfast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The REST API of the server that the environment names. */
final class Server {

    private static final String LOCAL = "http://localhost:8080";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String url;
    private final String token;

    private Server(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** An answer; the JSON is missing where the body is something else. */
    record Answer(int status, JsonNode json) {}

    /** Reads STEADFAST_URL and STEADFAST_TOKEN. */
    static Server of(Map<String, String> environment) {
        String url = environment.getOrDefault("STEADFAST_URL", "").strip();
        if (!url.isEmpty() && !url.matches("https?://[^/].*")) {
            throw new Failure("STEADFAST_URL must begin with http:// or https://, and is " + url);
        }
        return new Server(
                url.isEmpty() ? LOCAL : url.replaceFirst("/+$", ""),
                environment.getOrDefault("STEADFAST_TOKEN", "").strip());
    }

    Answer get(String path) {
        return answer(request(path).GET().build());
    }

    /** Posts JSON. */
    Answer post(String path, String json) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** Where the server is. */
    String url() {
        return url;
    }

    /** Posts a file as it is. */
    Answer send(String path, String contentType, Path file, ProgressLine progress) {
        Answer answer = answer(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofInputStream(() -> {
                    try {
                        return new CountedFile(file, progress);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .build());
        progress.clear();
        return answer;
    }

    /** What to say of an answer that nobody expected. */
    Failure failure(Answer answer) {
        String detail = answer.json().path("detail").asText("");
        return new Failure(
                switch (answer.status()) {
                    case 401, 403 ->
                        "%s does not let us in (%d); set STEADFAST_TOKEN to its STEADFAST_API_TOKEN. %s"
                                .formatted(url, answer.status(), detail);
                    default -> "%s answers %d. %s".formatted(url, answer.status(), detail);
                });
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (ConnectException e) {
            throw new Failure(
                    "Nothing answers at %s. Start Steadfast with ./mvnw spring-boot:run, or set STEADFAST_URL."
                            .formatted(url));
        } catch (IOException e) {
            throw new Failure("%s cannot be spoken to: %s".formatted(url, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
