package dev.steadfast.api.imports;

import dev.steadfast.account.AccountRules;
import dev.steadfast.account.BrokenRule;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a file into batches; no more than one of them is in memory. */
final class BatchReader implements Closeable {

    private final CsvRows rows;
    private final RowReader reader;

    /** The account of the row above, or null when that row was refused and nobody knows whose it was. */
    private @Nullable String above;

    private BatchReader(CsvRows rows, Header header) {
        this.rows = rows;
        this.reader = new RowReader(header);
    }

    /** Opens the file and reads its header. */
    static BatchReader open(CsvSource source) throws IOException, Header.Refused {
        CsvRows rows = new CsvRows(source);
        try {
            CsvRow header = rows.next();
            if (header == null) {
                throw new Header.Refused(List.of(Rejection.row(1, "must be a header; the file is empty")));
            }
            return new BatchReader(rows, Header.read(header));
        } catch (IOException | Header.Refused e) {
            rows.close();
            throw e;
        }
    }

    /** The next batch, or null at the end of the file. */
    @Nullable
    Batch next() throws IOException {
        Batch batch = new Batch();
        boolean any = false;
        while (!batch.isFull()) {
            CsvRow row = rows.next();
            if (row == null) {
                return any ? batch : null;
            }
            any = true;
            batch.addRow(row.line());
            switch (row) {
                case CsvRow.Broken broken -> {
                    batch.reject(Rejection.row(broken.line(), broken.rule()));
                    above = null;
                }
                case CsvRow.Cells cells -> read(cells, batch);
            }
        }
        return batch;
    }

    private void read(CsvRow.Cells row, Batch batch) {
        if (row.isBlank()) {
            return;
        }
        String cell = reader.id(row);
        try {
            String id = cell.isBlank() ? above : AccountRules.id(CellRules.text(cell));
            if (id == null) {
                batch.reject(new Rejection(row.line(), "id", "", "must not be empty where no account stands above"));
                return;
            }
            above = id;
            PendingAccount account = batch.account(id);
            account.addLine(row.line());
            reader.read(row, account);
        } catch (BrokenRule e) {
            batch.reject(new Rejection(row.line(), "id", cell, e.rule()));
            above = null;
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
