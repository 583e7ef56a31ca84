package dev.steadfast.api.delivery;

import dev.steadfast.store.feedback.EmailNews;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Understands what one provider posts. */
@FunctionalInterface
interface ReportReader {

    /** What it says of letters, in its order; what is no news, or cannot be understood, is left out. Throws nothing. */
    List<EmailNews> read(JsonNode body);

    /** A field's text; empty where it has none. */
    static String text(JsonNode node, String pointer) {
        var found = node.at(pointer);
        return found.isString() ? found.stringValue() : "";
    }
}
