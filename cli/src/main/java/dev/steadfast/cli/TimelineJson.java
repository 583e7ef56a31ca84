package dev.steadfast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.steadfast.preview.Entry;
import dev.steadfast.preview.Preview;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A simulation as a list {@code {at, step, kind, outcome, reason, to}}, an entry a line; of several playbooks each with its own. */
final class TimelineJson {

    private static final JsonMapper JSON = new JsonMapper();

    private TimelineJson() {}

    static void print(Preview preview, PrintWriter out) {
        List<String> lines = preview.entries().stream()
                .filter(Entry::changesSomething)
                .map(entry -> line(entry, !preview.isOfOnePlaybook()))
                .toList();
        out.println(lines.isEmpty() ? "[]" : "[\n  " + String.join(",\n  ", lines) + "\n]");
    }

    private static String line(Entry entry, boolean isNamed) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("at", entry.at().toString());
        if (isNamed) {
            fields.put("playbook", entry.playbook());
        }
        fields.put("step", entry.step());
        fields.put("kind", entry.kind());
        fields.put("outcome", entry.outcome());
        fields.put("reason", entry.why());
        fields.put("to", entry.to());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written as JSON", e);
        }
    }
}
