package dev.steadfast.api.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file in UTF-8, with or without a byte order mark, one at a time. Cells are separated by commas, or
 * by semicolons or tabs where the first line has those and no comma. A row whose quotes do not match is answered as
 * broken, and reading goes on with the line after its first one.
 */
final class CsvRows implements Closeable {

    /** A quote that is never closed swallows at most this many characters before it is found out. */
    private static final int LONGEST_ROW = 1 << 20;

    /** Each one costs reading the file up to it once more. */
    private static final int MOST_BROKEN_ROWS = 100;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CsvSource source;
    private final char separator;
    private long skipped;
    private int broken;
    private CsvRowHandler handler = new CsvRowHandler();
    private CloseableIterator<CsvRow> rows;

    CsvRows(CsvSource source) throws IOException {
        this.source = source;
        this.separator = separator();
        this.rows = rowsAfter(0);
    }

    /** The next row that is not empty, or null at the end of the file. */
    @Nullable
    CsvRow next() throws IOException {
        try {
            return rows.hasNext() ? shifted(rows.next()) : null;
        } catch (CsvParseException e) {
            return recovered(skipped + handler.line());
        }
    }

    private CsvRow shifted(CsvRow row) {
        return switch (row) {
            case CsvRow.Cells cells -> new CsvRow.Cells(skipped + cells.line(), cells.texts());
            case CsvRow.Broken bad -> new CsvRow.Broken(skipped + bad.line(), bad.rule());
        };
    }

    private @Nullable CsvRow recovered(long line) throws IOException {
        if (broken > MOST_BROKEN_ROWS) {
            return null;
        }
        rows.close();
        broken++;
        if (broken > MOST_BROKEN_ROWS) {
            rows = rowsAfter(Long.MAX_VALUE);
            return new CsvRow.Broken(
                    line, "is the last line that was read: too many rows have quotes that do not match");
        }
        rows = rowsAfter(line);
        return new CsvRow.Broken(line, "has a quote that is not closed, or text behind a closing quote");
    }

    private CloseableIterator<CsvRow> rowsAfter(long line) throws IOException {
        BufferedReader reader = open();
        skip(reader, line);
        skipped = line;
        handler = new CsvRowHandler();
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .build(handler, reader)
                .iterator();
    }

    private char separator() throws IOException {
        try (BufferedReader reader = open()) {
            char found = ',';
            for (int c = reader.read(), read = 0;
                    c >= 0 && c != '\n' && c != '\r' && read < LONGEST_ROW;
                    c = reader.read(), read++) {
                if (c == ',') {
                    return ',';
                }
                if (c == ';' || c == '\t') {
                    found = (char) c;
                }
            }
            return found;
        }
    }

    private BufferedReader open() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** Counts lines as the parser does: by LF, CR or both together. */
    private static void skip(BufferedReader reader, long lines) throws IOException {
        for (long line = 0; line < lines; ) {
            int c = reader.read();
            if (c < 0) {
                return;
            }
            if (c == '\n' || c == '\r') {
                line++;
            }
            if (c == '\r') {
                reader.mark(1);
                if (reader.read() != '\n') {
                    reader.reset();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
