package dev.steadfast.api;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
public record Answer(HttpResponse<String> response) {
    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JSON.readTree(body());
    }

    /** A text of the JSON body, by pointer: {@code /errors/0/path}. */
    public String text(String pointer) {
        return json().at(pointer).asString();
    }
}
