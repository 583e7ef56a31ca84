package dev.steadfast.api.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Builds rows as the parser finds cells, and keeps what is too large from being kept at all. */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private static final int LONGEST_CELL = 65_536;
    private static final int LONGEST_ROW = 524_288;
    private static final int MOST_COLUMNS = 1_000;

    private List<String> cells = new ArrayList<>();
    private int length;
    private String tooLarge = "";

    /** The line on which the present row begins. */
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = new ArrayList<>();
        length = 0;
        tooLarge = "";
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
        length += len;
        if (len > LONGEST_CELL) {
            tooLarge = "has a cell of %,d characters; a cell has at most %,d".formatted(len, LONGEST_CELL);
        } else if (length > LONGEST_ROW) {
            tooLarge = "has more than %,d characters".formatted(LONGEST_ROW);
        } else if (fieldIdx >= MOST_COLUMNS) {
            tooLarge = "has more than %,d cells".formatted(MOST_COLUMNS);
        } else {
            cells.add(new String(buf, offset, len));
        }
    }

    @Override
    protected CsvRow buildRecord() {
        return tooLarge.isEmpty() ? new CsvRow.Cells(line(), cells) : new CsvRow.Broken(line(), tooLarge);
    }
}
