package dev.steadfast.api.imports;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.CustomValues;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of events, one to a row: lines of JSON, or CSV whose further columns are the data. */
sealed interface EventFile extends Closeable {

    /** A row: an event, or why it is none. */
    record Row(
            long line, @Nullable JsonNode event, @Nullable Rejection rejection) {}

    /** The next row that is not empty; null at the end. */
    @Nullable
    Row next() throws IOException;

    /** Lines of JSON. */
    final class Lines implements EventFile {
        private final BufferedReader lines;
        private final JsonMapper json;
        private long line;

        Lines(CsvSource file, JsonMapper json) throws IOException {
            this.lines = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8));
            this.json = json;
        }

        @Override
        public @Nullable Row next() throws IOException {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    return row(text);
                }
            }
            return null;
        }

        private Row row(String text) {
            try {
                return new Row(line, json.readTree(text), null);
            } catch (JacksonException unreadable) {
                return new Row(line, null, Rejection.row(line, "is not readable as JSON"));
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** Rows of CSV under a header. */
    final class Table implements EventFile {
        private static final List<String> OF_EVENTS = List.of("id", "type", "account", "at");

        private final CsvRows rows;
        private final JsonMapper json;
        private final List<String> columns = new ArrayList<>();

        Table(CsvSource file, JsonMapper json) throws IOException {
            this.rows = new CsvRows(file);
            this.json = json;
            if (rows.next() instanceof CsvRow.Cells header) {
                header.texts().forEach(name -> columns.add(name.strip().toLowerCase(Locale.ROOT)));
            }
        }

        @Override
        public @Nullable Row next() throws IOException {
            CsvRow row = rows.next();
            return switch (row) {
                case null -> null;
                case CsvRow.Broken broken -> new Row(broken.line(), null, Rejection.row(broken.line(), broken.rule()));
                case CsvRow.Cells cells -> read(cells);
            };
        }

        private Row read(CsvRow.Cells cells) {
            var event = json.createObjectNode();
            var data = json.createObjectNode();
            for (int i = 0; i < Math.min(columns.size(), cells.texts().size()); i++) {
                String column = columns.get(i);
                String text = cells.text(i).strip();
                if (text.isEmpty()) {
                    continue;
                }
                if (OF_EVENTS.contains(column)) {
                    event.put(column, text);
                } else {
                    try {
                        data.set(column, json.valueToTree(CustomValues.read(text)));
                    } catch (BrokenRule e) {
                        return new Row(cells.line(), null, new Rejection(cells.line(), column, text, e.rule()));
                    }
                }
            }
            event.set("data", data);
            return new Row(cells.line(), event, null);
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
