package dev.steadfast.api.imports;

import java.util.List;

/** A row of a CSV file as it stands there; {@code line} is the line on which it begins, the first one being 1. */
sealed interface CsvRow {

    long line();

    /** A row that could be taken apart. */
    record Cells(long line, List<String> texts) implements CsvRow {

        /** The text of a column, empty where the row is shorter. */
        String text(int column) {
            return column < texts.size() ? texts.get(column) : "";
        }

        boolean isBlank() {
            return texts.stream().allMatch(String::isBlank);
        }
    }

    /** A row that could not; reading goes on behind it. */
    record Broken(long line, String rule) implements CsvRow {}
}
