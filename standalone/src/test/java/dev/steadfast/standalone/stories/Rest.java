package dev.steadfast.standalone.stories;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The REST of a running Steadfast.
 *
 * @param token bearer token to come with, where sign-in is needed
 */
record Rest(URI base, Optional<String> token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Status and body. */
    record Answer(int status, JsonNode body) {
        /** The body of a success; fails with all of the answer when it is none. */
        JsonNode ok() {
            if (status != 200) {
                throw new AssertionError("answered " + status + ": " + body);
            }
            return body;
        }
    }

    static Rest local(URI base) {
        return new Rest(base, Optional.empty());
    }

    JsonNode get(String path) {
        return send(request(path).GET()).ok();
    }

    int status(String path) {
        return send(request(path).GET()).status();
    }

    /** Every item of a list, page by page. */
    List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String separator = path.contains("?") ? "&" : "?";
        String after = "";
        do {
            JsonNode page = get(path + separator + "limit=200" + after);
            page.get("items").forEach(items::add);
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return items;
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body));
    }

    /** What a system sends by itself, with its signature. */
    Answer tell(Provider provider, String body) {
        HttpRequest.Builder request = request(provider.path())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        provider.headers(body).forEach(request::header);
        return send(request);
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** Asks and does not wait; what becomes of it is read elsewhere. */
    CompletableFuture<HttpResponse<String>> ask(String path) {
        return HTTP.sendAsync(request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), json ? JSON.readTree(body) : JSON.valueToTree(body));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
