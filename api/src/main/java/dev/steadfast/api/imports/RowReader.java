package dev.steadfast.api.imports;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.CustomValues;
import dev.steadfast.account.ExternalId;
import dev.steadfast.api.imports.Column.ContactPart;
import java.util.EnumMap;
import java.util.Map;

/** Reads the cells of a row into the account that it is about. */
final class RowReader {

    private final Header header;

    RowReader(Header header) {
        this.header = header;
    }

    /** The text in the column {@code id}, empty for a row that goes on with the account above. */
    String id(CsvRow.Cells row) {
        for (int i = 0; i < header.columns().size(); i++) {
            if (header.columns().get(i) instanceof Column.Id) {
                return row.text(i);
            }
        }
        throw new IllegalStateException("a header without id is refused");
    }

    void read(CsvRow.Cells row, PendingAccount account) {
        Map<ContactPart, String> contact = new EnumMap<>(ContactPart.class);
        for (int i = 0; i < header.columns().size(); i++) {
            Column column = header.columns().get(i);
            if (column instanceof Column.OfContact part) {
                contact.put(part.part(), row.text(i));
            } else {
                readAccount(row.line(), column, row.text(i), account);
            }
        }
        for (int i = header.columns().size(); i < row.texts().size(); i++) {
            readAccount(row.line(), new Column.Nameless("column " + (i + 1)), row.text(i), account);
        }
        if (contact.values().stream().anyMatch(text -> !text.isBlank())) {
            new ContactReader(row.line(), contact, account).read();
        }
    }

    private static void readAccount(long line, Column column, String cell, PendingAccount account) {
        try {
            String text = CellRules.text(cell);
            if (text.isEmpty()) {
                return;
            }
            switch (column) {
                case Column.Plain plain ->
                    account.say(line, plain.name(), plain.attribute(), text, CellRules.value(plain.attribute(), text));
                case Column.Custom custom -> account.sayCustom(line, custom.name(), text, CustomValues.read(text));
                case Column.ExternalIds ids -> {
                    for (String id : text.split("[;\\s]+")) {
                        account.call(line, ExternalId.read(id));
                    }
                }
                case Column.Nameless nameless -> throw new BrokenRule("must be empty: the header has no name for it");
                case Column.Id id -> {}
                case Column.OfContact part -> {}
            }
        } catch (BrokenRule e) {
            account.refuse(new Rejection(line, column.name(), cell, e.rule()));
        }
    }
}
