package dev.steadfast.api.imports;

import dev.steadfast.account.AccountRules;
import dev.steadfast.account.Attribute;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.api.imports.Column.ContactPart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first row of a file: which column says what. */
record Header(List<Column> columns) {

    /** Thrown with every reason why nothing can be read under this header. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<Rejection> reasons;

        Refused(List<Rejection> reasons) {
            super("unusable header");
            this.reasons = List.copyOf(reasons);
        }

        List<Rejection> reasons() {
            return reasons;
        }
    }

    /** Reads the names of columns, in any order and case. */
    static Header read(CsvRow row) throws Refused {
        if (row instanceof CsvRow.Broken broken) {
            throw new Refused(List.of(Rejection.row(broken.line(), broken.rule())));
        }
        CsvRow.Cells cells = (CsvRow.Cells) row;
        List<Rejection> reasons = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cells.texts().size(); i++) {
            String name = cells.text(i).strip();
            try {
                columns.add(column(name, i));
            } catch (BrokenRule e) {
                reasons.add(new Rejection(row.line(), name, name, "is no name of a column: it " + e.rule()));
            }
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                reasons.add(new Rejection(row.line(), name, name, "must not stand in the header twice"));
            }
        }
        for (String required : List.of("id", "name")) {
            if (!seen.contains(required)) {
                reasons.add(new Rejection(
                        row.line(), required, "", "is missing in the header; a file needs the columns id and name"));
            }
        }
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        return new Header(List.copyOf(columns));
    }

    private static Column column(String name, int index) {
        String word = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return new Column.Nameless("column " + (index + 1));
        }
        if (name.indexOf('\ufffd') >= 0) {
            throw new BrokenRule(CellRules.NOT_UTF_8);
        }
        if (word.equals("id")) {
            return new Column.Id(word);
        }
        if (word.equals("external_ids")) {
            return new Column.ExternalIds(word);
        }
        return Attribute.of(word)
                .<Column>map(attribute -> new Column.Plain(word, attribute))
                .or(() -> ContactPart.of(word).map(part -> new Column.OfContact(word, part)))
                .orElseGet(() -> new Column.Custom(AccountRules.customName(name)));
    }
}
