package dev.steadfast.api.slack;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Slack posts: a form whose field {@code payload} is JSON. What is not a button of ours is nothing. */
final class ClickReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIELD = "payload=";

    private ClickReader() {}

    static Optional<Click> read(String form) {
        for (String field : form.split("&")) {
            if (field.startsWith(FIELD)) {
                return payload(field.substring(FIELD.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Click> payload(String encoded) {
        try {
            JsonNode payload = JSON.readTree(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
            JsonNode action = payload.at("/actions/0");
            Click click = new Click(
                    text(action, "/action_id"),
                    text(action, "/value"),
                    text(payload, "/user/id"),
                    text(payload, "/channel/id"),
                    text(payload, "/message/ts"),
                    text(payload, "/message/text"));
            return click.value().isEmpty() || click.user().isEmpty() ? Optional.empty() : Optional.of(click);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isString() ? found.stringValue().replace("\u0000", "") : "";
    }
}
